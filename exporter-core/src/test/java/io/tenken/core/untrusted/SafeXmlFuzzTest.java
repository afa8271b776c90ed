package io.tenken.core.untrusted;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tenken.core.spi.CollectorException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;

class SafeXmlFuzzTest {

  /** Every document is read or refused by the declared exception, and costs what it is long. */
  @FuzzTest
  void reads_or_refuses(byte[] document) {
    try {
      SafeXml.read(
          new String(document, StandardCharsets.UTF_8), "document", SafeXmlFuzzTest::readAll);
    } catch (CollectorException refused) {
      // as it may
    }
  }

  private static int readAll(XmlCursor xml) throws XMLStreamException {
    int level = xml.depth();
    int length = 0;
    while (xml.nextChild(level)) {
      length += xml.name().length() + xml.namespace().length();
      length += xml.attribute("name").map(String::length).orElse(0);
      length += length % 2 == 0 ? readAll(xml) : xml.text().length();
    }
    return length;
  }
}
