package io.tenken.core.untrusted;

import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Goes forward through the elements of one document. The way to read an element is
 *
 * <pre>{@code
 * int level = xml.depth();
 * while (xml.nextChild(level)) {
 *   switch (xml.name()) {
 *     case "uuid" -> uuid = xml.text();
 *     case "devices" -> readDevices(xml);
 *     default -> {}
 *   }
 * }
 * }</pre>
 *
 * What is not looked at is skipped, however deep it goes. For one thread.
 */
public final class XmlCursor {

  private final XMLStreamReader reader;
  private int depth;

  XmlCursor(XMLStreamReader reader) {
    this.reader = reader;
  }

  /** Open elements around the position, that of the position included; 0 before the root. */
  public int depth() {
    return depth;
  }

  /**
   * Moves to the next child of the element at {@code level}, over all that is left of the one
   * before.
   *
   * @param level what {@link #depth} was at the element; 0 for the root as the only child
   * @return false if there is no further one; the element at {@code level} is over then
   */
  public boolean nextChild(int level) throws XMLStreamException {
    while (depth >= level && reader.getEventType() != XMLStreamConstants.END_DOCUMENT) {
      if (advance() == XMLStreamConstants.START_ELEMENT && depth == level + 1) {
        return true;
      }
    }
    return false;
  }

  /** Name of the element, without prefix. */
  public String name() {
    return reader.getLocalName();
  }

  /** Namespace of the element; empty if it has none. */
  public String namespace() {
    return Optional.ofNullable(reader.getNamespaceURI()).orElse("");
  }

  /** An attribute without namespace, cut at {@link SafeXml#MAX_TEXT}. */
  public Optional<String> attribute(String name) {
    // The namespace "" is none; null would take the attribute of any namespace.
    return Optional.ofNullable(reader.getAttributeValue("", name)).map(XmlCursor::cut);
  }

  /**
   * The text of the element, without that of its children, cut at {@link SafeXml#MAX_TEXT}. Moves
   * to its end.
   *
   * @throws IllegalStateException if the position is not at the start of an element
   */
  public String text() throws XMLStreamException {
    if (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
      throw new IllegalStateException("text of an element is read once, before its children");
    }
    int own = depth;
    StringBuilder text = new StringBuilder();
    while (depth >= own) {
      int event = advance();
      if (depth == own && isText(event)) {
        append(text);
      }
    }
    return cut(text.toString());
  }

  /** Over all that is left, so that what is broken there is seen. */
  void finish() throws XMLStreamException {
    while (reader.getEventType() != XMLStreamConstants.END_DOCUMENT) {
      advance();
    }
  }

  private int advance() throws XMLStreamException {
    int event = next();
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        if (++depth > SafeXml.MAX_DEPTH) {
          throw new XmlTooDeepException(reader.getLocation());
        }
      }
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.DTD ->
          throw new XMLStreamException("it has a document type", reader.getLocation());
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw new XMLStreamException(
              "entity \"%s\" is not known".formatted(reader.getLocalName()), reader.getLocation());
      default -> {}
    }
    return event;
  }

  private int next() throws XMLStreamException {
    try {
      return reader.next();
    } catch (RuntimeException e) {
      // The JDK's parser has been seen to trip over its own indices on malformed documents.
      throw new XMLStreamException("not well-formed: " + e, reader.getLocation(), e);
    }
  }

  private void append(StringBuilder text) {
    int room = SafeXml.MAX_TEXT + 1 - text.length();
    int length = Math.min(room, reader.getTextLength());
    if (length > 0) {
      text.append(reader.getTextCharacters(), reader.getTextStart(), length);
    }
  }

  private static boolean isText(int event) {
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  private static String cut(String text) {
    if (text.length() <= SafeXml.MAX_TEXT) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(SafeXml.MAX_TEXT - 1));
    return text.substring(0, splitsPair ? SafeXml.MAX_TEXT - 1 : SafeXml.MAX_TEXT);
  }
}
