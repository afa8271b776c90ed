package io.tenken.core.untrusted;

import static io.tenken.core.untrusted.Unfinished.unfinished;

import io.tenken.core.spi.CollectorException;
import javax.xml.stream.XMLStreamException;

/**
 * Reads XML that others have written: no document type, no entity but the five of XML itself,
 * nothing fetched, and caps on everything that can grow.
 */
public final class SafeXml {

  /** Characters of a document. A domain of 500 disks has 400,000. */
  public static final int MAX_DOCUMENT = 4 << 20;

  /** Elements within elements. Domain XML has 10. */
  public static final int MAX_DEPTH = 64;

  /** Characters of a text or of an attribute; the rest is cut off. */
  public static final int MAX_TEXT = 4 << 10;

  private SafeXml() {}

  /**
   * @param what names the document in messages: {@code domain XML of instance-00000001}
   * @throws CollectorException {@code PARSE} if it is not well-formed, has a document type, or
   *     {@code reading} finds it wanting (throws an {@link XMLStreamException}); {@code LIMIT} if
   *     it is too large or too deep
   */
  public static <T> T read(String document, String what, Reading<T> reading)
      throws CollectorException {
    return unfinished();
  }

  /** Goes through a document and makes something of it. */
  @FunctionalInterface
  public interface Reading<T> {

    /**
     * @param xml stands before the root element
     */
    T from(XmlCursor xml) throws XMLStreamException;
  }
}
