package io.tenken.testkit.lab.libvirt;

/** Writes elements and attributes as text, escaped. Not safe for use by several threads. */
final class XmlWriter {

  private final StringBuilder text = new StringBuilder();

  /**
   * @param attributes names and values in turn
   */
  XmlWriter open(String element, String... attributes) {
    return tag(element, ">\n", attributes);
  }

  XmlWriter close(String element) {
    text.append("</").append(element).append(">\n");
    return this;
  }

  /**
   * @param attributes names and values in turn
   */
  XmlWriter empty(String element, String... attributes) {
    return tag(element, "/>\n", attributes);
  }

  /**
   * @param attributes names and values in turn
   */
  XmlWriter element(String element, Object content, String... attributes) {
    return tag(element, ">", attributes).raw(escape(content.toString())).close(element);
  }

  /** Text that is XML already. */
  XmlWriter raw(String xml) {
    text.append(xml);
    return this;
  }

  private XmlWriter tag(String element, String end, String... attributes) {
    text.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("='");
      text.append(escape(attributes[i + 1])).append('\'');
    }
    text.append(end);
    return this;
  }

  private static String escape(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&apos;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
