package io.tenken.libvirt.domainxml;

import io.tenken.libvirt.domainxml.MetadataResult.Found;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a guest's CPUs are meant to be. Flavor and image say so in the metadata of nova 32.0 and
 * later; before that it is inferred from the pins, which can't tell a mistake from the intent.
 *
 * @param policy {@code dedicated}, {@code mixed} or {@code shared}
 * @param threadPolicy {@code prefer}, {@code isolate}, {@code require}; empty if not told
 * @param emulatorPolicy {@code isolate}, {@code share}; empty if not told
 * @param realtime whether vCPUs are to run in real time
 * @param source {@code metadata} or {@code inferred}
 */
public record CpuPolicy(
    String policy, String threadPolicy, String emulatorPolicy, boolean realtime, String source) {

  private static final String DEDICATED = "dedicated";
  private static final String MIXED = "mixed";
  private static final String SHARED = "shared";

  public static CpuPolicy of(DomainXml guest) {
    if (guest.metadata() instanceof Found found && found.nova().tellsExtraSpecs()) {
      return told(found.nova());
    }
    return new CpuPolicy(inferred(guest), "", "", guest.cpu().realtime(), "inferred");
  }

  private static CpuPolicy told(NovaMetadata nova) {
    Map<String, String> flavor = nova.flavor().extraSpecs();
    Map<String, String> image = nova.imageProperties();
    boolean byResources = flavor.containsKey("resources:PCPU");
    String fallback =
        !byResources ? SHARED : flavor.containsKey("resources:VCPU") ? MIXED : DEDICATED;
    return new CpuPolicy(
        wanted(flavor, image, "cpu_policy").orElse(fallback),
        wanted(flavor, image, "cpu_thread_policy").orElse(""),
        wanted(flavor, image, "emulator_threads_policy").orElse(""),
        wanted(flavor, image, "cpu_realtime").filter(CpuPolicy::isTrue).isPresent(),
        "metadata");
  }

  /** The flavor says {@code hw:KEY}, the image {@code hw_KEY}; the flavor goes before. */
  private static Optional<String> wanted(
      Map<String, String> flavor, Map<String, String> image, String key) {
    return Optional.ofNullable(flavor.get("hw:" + key))
        .or(() -> Optional.ofNullable(image.get("hw_" + key)));
  }

  /** As nova's {@code bool_from_string} reads it. */
  private static boolean isTrue(String text) {
    return text.strip().toLowerCase(Locale.ROOT).matches("1|t|true|on|y|yes");
  }

  private static String inferred(DomainXml guest) {
    int pinned = guest.cpu().pins().size();
    if (pinned == 0) {
      return SHARED;
    }
    return pinned >= guest.maximumVcpus().orElse(0) ? DEDICATED : MIXED;
  }
}
