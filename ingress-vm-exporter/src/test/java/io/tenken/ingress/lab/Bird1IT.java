package io.tenken.ingress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.PageSamples;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.bgp.BirdRelease;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@RequiresLab(LabPart.BGP)
@DisplayName("With a real BIRD 1.6")
class Bird1IT extends BirdContract {

  Bird1IT() {
    super(BirdRelease.V1, "HH:mm:ss");
  }

  @Override
  void awaitSessionsOfCutCable() {
    // they stay up
  }

  /** Its sessions stay up until the hold timer ends them: BIRD 1.6 does not look at the link. */
  @Override
  void checkSessionsOfCutCable(PageSamples cut) {
    assertThat(cut.value("ingress_bgp_session_up", Map.of("protocol", BirdScenario.UP)))
        .hasValue(1);
  }
}
