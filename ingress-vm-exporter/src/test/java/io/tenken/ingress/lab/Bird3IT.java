package io.tenken.ingress.lab;

import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.bgp.BirdRelease;
import org.junit.jupiter.api.DisplayName;

@RequiresLab(LabPart.BGP)
@DisplayName("With a real BIRD 3")
class Bird3IT extends BirdContract {

  Bird3IT() {
    super(BirdRelease.V3, "HH:mm:ss.SSS");
  }
}
