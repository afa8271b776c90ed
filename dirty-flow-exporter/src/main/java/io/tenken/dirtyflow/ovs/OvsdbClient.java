package io.tenken.dirtyflow.ovs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.untrusted.DeadlineSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads the configuration database of Open vSwitch over its socket: one JSON-RPC transaction that
 * only selects, on a connection of its own. Source: RFC 7047. Immutable.
 */
public final class OvsdbClient {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int MAX_BYTES = 64 << 20;

  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "Open_vSwitch", List.of("ovs_version", "db_version", "dpdk_initialized"),
          "Bridge", List.of("_uuid", "name", "ports", "fail_mode", "datapath_type", "controller"),
          "Port", List.of("_uuid", "name", "tag", "interfaces", "other_config", "external_ids"),
          "Interface",
              List.of(
                  "_uuid",
                  "name",
                  "type",
                  "ofport",
                  "error",
                  "admin_state",
                  "link_state",
                  "mac_in_use",
                  "options",
                  "external_ids"),
          "Controller", List.of("_uuid", "target", "is_connected"));

  private static final List<String> TABLES =
      List.of("Open_vSwitch", "Bridge", "Port", "Interface", "Controller");

  private final Path socket;

  public OvsdbClient(Path socket) {
    this.socket = socket;
  }

  /**
   * What the database says now.
   *
   * @throws CollectorException if it can't be reached or answers something else
   */
  public OvsdbSnapshot read(Deadline deadline) throws CollectorException, InterruptedException {
    try (DeadlineSocket connection = DeadlineSocket.connect(socket, deadline)) {
      connection.write(request(), deadline);
      return answer(new DeadlineInput(connection, deadline, MAX_BYTES));
    } catch (CollectorException failure) {
      throw new CollectorException(
          failure.reason(),
          "read the database of Open vSwitch: %s; does ovsdb-server run well, and is --ovs.db-socket right?"
              .formatted(failure.getMessage()),
          failure);
    }
  }

  private OvsdbSnapshot answer(DeadlineInput input)
      throws CollectorException, InterruptedException {
    try (JsonParser parser = JSON.createParser(input)) {
      return OvsdbSnapshot.of(OvsdbReply.tables(parser, TABLES));
    } catch (IOException broken) {
      throw input.failure(broken, socket.toString());
    }
  }

  private static byte[] request() throws CollectorException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("method", "transact");
      json.writeArrayFieldStart("params");
      json.writeString("Open_vSwitch");
      for (String table : TABLES) {
        select(json, table);
      }
      json.writeEndArray();
      json.writeNumberField("id", 1);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new CollectorException(
          FailureReason.INTERNAL, "write a request for the database", impossible);
    }
    return bytes.toByteArray();
  }

  private static void select(JsonGenerator json, String table) throws IOException {
    json.writeStartObject();
    json.writeStringField("op", "select");
    json.writeStringField("table", table);
    json.writeArrayFieldStart("where");
    json.writeEndArray();
    json.writeArrayFieldStart("columns");
    for (String column : COLUMNS.getOrDefault(table, List.of())) {
      json.writeString(column);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
