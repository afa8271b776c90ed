package io.tenken.core.untrusted;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * Reads XML that others have written: no document type, no entity but the five of XML itself,
 * nothing fetched, and caps on everything that can grow. Stateless.
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
   * Lets {@code reading} go through the document, and then looks at the rest: a truncated document
   * fails even where everything of interest came before the cut.
   *
   * @param what names the document in messages: {@code domain XML of instance-00000001}
   * @throws CollectorException {@code PARSE} if it is not well-formed, has a document type, or
   *     {@code reading} finds it wanting (throws an {@link XMLStreamException}); {@code LIMIT} if
   *     it is too large or too deep
   */
  public static <T> T read(String document, String what, Reading<T> reading)
      throws CollectorException {
    if (document.length() > MAX_DOCUMENT) {
      throw new CollectorException(
          FailureReason.LIMIT,
          "%s: %d characters, more than %d".formatted(what, document.length(), MAX_DOCUMENT));
    }
    try {
      XmlCursor cursor = new XmlCursor(factory().createXMLStreamReader(new StringReader(document)));
      T result = reading.from(cursor);
      cursor.finish();
      return result;
    } catch (XmlTooDeepException e) {
      throw new CollectorException(FailureReason.LIMIT, what + ": " + e.getMessage(), e);
    } catch (XMLStreamException e) {
      throw new CollectorException(FailureReason.PARSE, what + ": " + oneLine(e), e);
    }
  }

  /** The JDK's own, whatever the class path offers; a new one a document, for they share state. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("it refers to another document: " + systemId);
        });
    return factory;
  }

  /** The JDK puts place and message on lines of their own; both may quote the document. */
  private static String oneLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    return LabelText.clean(message.replaceFirst("^ParseError at ", "").replace('\n', ' '));
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
