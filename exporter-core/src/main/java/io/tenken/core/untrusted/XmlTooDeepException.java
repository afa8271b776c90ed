package io.tenken.core.untrusted;

import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/** Elements within elements beyond {@link SafeXml#MAX_DEPTH}. */
final class XmlTooDeepException extends XMLStreamException {

  private static final long serialVersionUID = 1L;

  XmlTooDeepException(Location at) {
    super(
        "elements nested deeper than %d at line %d, column %d"
            .formatted(SafeXml.MAX_DEPTH, at.getLineNumber(), at.getColumnNumber()));
  }
}
