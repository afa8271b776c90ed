package io.tenken.libvirt.domainxml;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tenken.core.spi.CollectorException;
import java.nio.charset.StandardCharsets;

/**
 * Among the seeds are the capabilities of a host as libvirt 9.0.0 tells them, and metadata as
 * nova's releases write it. Those of a definition show one construct each.
 */
class DomainXmlFuzzTest {

  /** A definition is read or refused by the declared exception, and its policy can be told. */
  @FuzzTest
  void domain(byte[] document) {
    try {
      DomainXml domain =
          DomainXmlReader.read(new String(document, StandardCharsets.UTF_8), "domain XML of x");
      CpuPolicy.of(domain);
      domain.disks().forEach(DiskXml::hasSource);
    } catch (CollectorException refused) {
      // as it may
    }
  }

  /** What a tenant can reach: the content of nova's element, whatever stands in it. */
  @FuzzTest
  void nova(byte[] content) {
    String metadata =
        "<n:instance xmlns:n='http://openstack.org/xmlns/libvirt/nova/1.1'>"
            + new String(content, StandardCharsets.UTF_8)
            + "</n:instance>";
    try {
      DomainXml domain =
          DomainXmlReader.read(
              "<domain><metadata>" + metadata + "</metadata></domain>", "domain XML of x");
      CpuPolicy.of(domain);
    } catch (CollectorException refused) {
      // as it may
    }
  }

  @FuzzTest
  void capabilities(byte[] document) {
    try {
      CapabilitiesReader.cpuModel(new String(document, StandardCharsets.UTF_8));
    } catch (CollectorException refused) {
      // as it may
    }
  }
}
