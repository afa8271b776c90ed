package io.tenken.core.untrusted;

import static io.tenken.core.untrusted.Unfinished.unfinished;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;

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
 * What is not looked at is skipped, however deep it goes.
 */
public final class XmlCursor {

  XmlCursor() {}

  /** Open elements around the position, that of the position included; 0 before the root. */
  public int depth() {
    return unfinished();
  }

  /**
   * Moves to the next child of the element at {@code level}, over all that is left of the one
   * before.
   *
   * @return false if there is no further one; the element at {@code level} is over then
   */
  public boolean nextChild(int level) throws XMLStreamException {
    return unfinished();
  }

  /** Name of the element, without prefix. */
  public String name() {
    return unfinished();
  }

  /** Namespace of the element; empty if it has none. */
  public String namespace() {
    return unfinished();
  }

  /** An attribute without namespace, cut at {@link SafeXml#MAX_TEXT}. */
  public Optional<String> attribute(String name) {
    return unfinished();
  }

  /**
   * The text of the element, without that of its children, cut at {@link SafeXml#MAX_TEXT}. Moves
   * to its end.
   */
  public String text() throws XMLStreamException {
    return unfinished();
  }
}
