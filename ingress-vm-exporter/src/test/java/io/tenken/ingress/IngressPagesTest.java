package io.tenken.ingress;

import io.tenken.core.testing.Backend;
import io.tenken.core.testing.ExporterPages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** The daemons speak as recorded, through real sockets; time stands still. */
@DisplayName("The pages of ingress-vm-exporter")
class IngressPagesTest extends ExporterPages {

  private static final Map<String, List<String>> EVERYTHING_OF_BIRD =
      Map.of(
          "collector.bgp.memory", List.of("true"),
          "collector.bgp.route-stats", List.of("true"));

  @TempDir Path directory;

  IngressPagesTest() {
    super(new IngressVmExporter());
  }

  @Override
  protected Map<String, Backend> states() {
    return Map.of(
        "bird", runtime -> FakeVm.in(directory).bird().open(runtime, EVERYTHING_OF_BIRD),
        "frr", runtime -> FakeVm.in(directory).frr().open(runtime, Map.of()),
        "units-probes-containers",
            runtime -> FakeVm.in(directory).services().open(runtime, Map.of()),
        "nothing-answers", runtime -> FakeVm.in(directory).open(runtime, Map.of()));
  }
}
