package io.tenken.libvirt.domainxml;

import io.tenken.core.untrusted.XmlCursor;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Reads {@code <cputune>} and {@code <cpu>}; stands on the element when called. */
final class CpuTuningReader {

  /** One CPU, as libvirt writes the cpuset of a vCPU that nova has pinned. */
  private static final Pattern SINGLE_CPU = Pattern.compile("\\d{1,5}");

  private final SortedMap<Integer, Integer> pins = new TreeMap<>();
  private int numaCells;
  private boolean realtime;

  void cputune(XmlCursor xml) throws XMLStreamException {
    int level = xml.depth();
    while (xml.nextChild(level)) {
      switch (xml.name()) {
        case "vcpupin" -> pin(xml.attribute("vcpu").orElse(""), xml.attribute("cpuset").orElse(""));
        case "vcpusched" ->
            realtime = realtime || isRealtime(xml.attribute("scheduler").orElse(""));
        default -> {}
      }
    }
  }

  void cpu(XmlCursor xml) throws XMLStreamException {
    int level = xml.depth();
    while (xml.nextChild(level)) {
      if (xml.name().equals("numa")) {
        int cells = xml.depth();
        while (xml.nextChild(cells)) {
          numaCells += xml.name().equals("cell") ? 1 : 0;
        }
      }
    }
  }

  CpuTuning result() {
    return new CpuTuning(pins, numaCells, realtime);
  }

  private void pin(String vcpu, String cpuset) {
    if (SINGLE_CPU.matcher(vcpu).matches() && SINGLE_CPU.matcher(cpuset).matches()) {
      pins.put(Integer.valueOf(vcpu), Integer.valueOf(cpuset));
    }
  }

  private static boolean isRealtime(String scheduler) {
    return scheduler.equals("fifo") || scheduler.equals("rr");
  }
}
