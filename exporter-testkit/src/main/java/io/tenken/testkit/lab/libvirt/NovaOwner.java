package io.tenken.testkit.lab.libvirt;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Who asked nova for a guest. Ids are 32 hexadecimal digits, as Keystone writes them. */
public record NovaOwner(String userId, String userName, String projectId, String projectName) {

  /** An owner whose ids follow from the names, so that equal names are the same user. */
  public static NovaOwner named(String userName, String projectName) {
    return new NovaOwner(idOf(userName), userName, idOf(projectName), projectName);
  }

  void writeTo(XmlWriter xml) {
    xml.open("nova:owner")
        .element("nova:user", userName, "uuid", userId)
        .element("nova:project", projectName, "uuid", projectId)
        .close("nova:owner");
  }

  private static String idOf(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(bytes).toString().replace("-", "");
  }
}
