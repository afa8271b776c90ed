package io.tenken.core.log;

import java.util.List;

/** How a line looks, as {@code --log.format} names it. */
public enum LogFormat {
  /** {@code level=warn event=collector_failed collector=vcpu reason=timeout}. */
  LOGFMT {
    @Override
    String line(List<LogField> fields) {
      StringBuilder line = new StringBuilder();
      for (LogField field : fields) {
        line.append(line.isEmpty() ? "" : " ").append(field.key()).append('=');
        String text = field.text();
        if (QuotedText.isNeeded(text)) {
          QuotedText.append(line, text);
        } else {
          line.append(text);
        }
      }
      return line.toString();
    }
  },

  /** One object a line; numbers and truth values are not quoted. */
  JSON {
    @Override
    String line(List<LogField> fields) {
      StringBuilder line = new StringBuilder();
      for (LogField field : fields) {
        line.append(line.isEmpty() ? '{' : ',');
        QuotedText.append(line, field.key());
        line.append(':');
        if (field.isBare()) {
          line.append(field.text());
        } else {
          QuotedText.append(line, field.text());
        }
      }
      return line.append('}').toString();
    }
  };

  /** Without the newline at its end. */
  abstract String line(List<LogField> fields);
}
