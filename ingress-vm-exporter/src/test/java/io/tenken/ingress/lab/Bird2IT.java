package io.tenken.ingress.lab;

import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.bgp.BirdRelease;
import org.junit.jupiter.api.DisplayName;

@RequiresLab(LabPart.BGP)
@DisplayName("With a real BIRD 2")
class Bird2IT extends BirdContract {

  Bird2IT() {
    super(BirdRelease.V2, "HH:mm:ss.SSS");
  }
}
