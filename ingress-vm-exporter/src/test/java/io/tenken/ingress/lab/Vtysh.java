package io.tenken.ingress.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenken.testkit.lab.bgp.FrrNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code vtysh} prints as JSON: the measure for what the exporter shows. */
final class Vtysh implements Told {

  private static final Map<String, String> FAMILIES =
      Map.of("ipv4Unicast", "ipv4", "ipv6Unicast", "ipv6");

  private final Map<String, String> states = new TreeMap<>();
  private final List<String> facts = new ArrayList<>();
  private final Map<String, Long> received = new TreeMap<>();

  private Vtysh() {}

  /** Asks for all of it. */
  static Vtysh ask(FrrNode frr) {
    Vtysh vtysh = new Vtysh();
    JsonNode summary = json(frr.vtysh("show bgp vrf all summary json")).path("default");
    FAMILIES.forEach((name, family) -> vtysh.readFamily(summary.path(name), family));
    json(frr.vtysh("show bfd peers json")).forEach(vtysh::readBfd);
    json(frr.vtysh("show bgp vrf all neighbors json"))
        .path("default")
        .properties()
        .forEach(neighbor -> vtysh.readNeighbor(neighbor.getKey(), neighbor.getValue()));
    return vtysh;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException broken) {
      throw new AssertionError("vtysh printed no JSON: " + text, broken);
    }
  }

  private void readFamily(JsonNode table, String family) {
    fact("table", family, table.path("ribCount").asText(), table.path("ribMemory").asText());
    fact("peer-memory", family, table.path("peerMemory").asText());
    table
        .path("peers")
        .properties()
        .forEach(peer -> readPeer(peer.getKey(), family, peer.getValue()));
  }

  private void readPeer(String address, String family, JsonNode peer) {
    if (states.put(address, peer.path("state").asText()) == null) {
      fact("peer", address, peer.path("remoteAs").asText(), peer.path("localAs").asText());
      fact("description", address, peer.path("desc").asText());
      fact("ups", address, peer.path("connectionsEstablished").asText());
      fact("downs", address, peer.path("connectionsDropped").asText());
      received.put(address, peer.path("msgRcvd").asLong());
    }
    if (peer.has("pfxRcd")) {
      fact("routes", address, family, "imported", peer.path("pfxRcd").asText());
    }
    if (peer.has("pfxSnt")) {
      fact("routes", address, family, "exported", peer.path("pfxSnt").asText());
    }
  }

  private void readBfd(JsonNode peer) {
    String address = peer.path("peer").asText();
    fact("bfd", address, peer.path("status").asText());
    fact("bfd-interval", address, Long.toString(peer.path("transmit-interval").asLong()));
  }

  private void readNeighbor(String address, JsonNode neighbor) {
    if (neighbor.path("bgpState").asText().equals("Established")) {
      fact("hold", address, neighbor.path("bgpTimerHoldTimeMsecs").asText());
    }
    JsonNode most = neighbor.path("addressFamilyInfo").path("ipv4Unicast").path("prefixAllowedMax");
    if (!most.isMissingNode()) {
      fact("limit", address, most.asText());
    }
  }

  private void fact(String... words) {
    facts.add(String.join(" ", words));
  }

  /** FRR's word for the state of each neighbor. */
  Map<String, String> states() {
    return states;
  }

  @Override
  public List<String> facts() {
    return facts.stream().sorted().toList();
  }

  /** Messages from each neighbor. */
  Map<String, Long> received() {
    return received;
  }
}
