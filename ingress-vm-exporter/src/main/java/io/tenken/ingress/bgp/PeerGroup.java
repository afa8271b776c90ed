package io.tenken.ingress.bgp;

import java.util.Locale;

/** What a session is for, as Calico's names of BIRD protocols tell. */
public enum PeerGroup {
  /** {@code Mesh_…}: another node of the full mesh. */
  MESH,
  /** {@code Node_…}: a peer of this node. */
  NODE,
  /** {@code Global_…}: a peer of all nodes. */
  GLOBAL,
  /** Not named by Calico. */
  OTHER;

  public static PeerGroup ofProtocol(String name) {
    if (name.startsWith("Mesh_")) {
      return MESH;
    }
    if (name.startsWith("Node_")) {
      return NODE;
    }
    return name.startsWith("Global_") ? GLOBAL : OTHER;
  }

  /** As label value. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
