package io.tenken.dirtyflow.openflow.text;

/** What a line of a dump is, by its first bytes. */
public enum LineKind {
  FLOW,
  /** {@code OFPST_FLOW reply (OF1.3) (xid=0x2):}, one for each part of the reply. */
  HEADER,
  BLANK,
  /** A log line of ovs-ofctl that got into the stream. */
  LOG,
  /** {@code ***decode error: ...***}: the rest of this part of the reply is lost. */
  DECODE_ERROR,
  /** The hex dump that follows a decode error. */
  HEX_DUMP,
  OTHER;

  private static final AsciiWord COOKIE = new AsciiWord("cookie=");
  private static final AsciiWord NXST = new AsciiWord("NXST_FLOW reply");
  private static final AsciiWord OFPST = new AsciiWord("OFPST_FLOW reply");
  private static final AsciiWord STARS = new AsciiWord("***");
  private static final int HEX_OFFSET = 8;
  private static final String TIMESTAMP = "dddd-dd-ddTdd:dd:dd";

  /** The kind of the line {@code bytes[start, end)}, without the blanks around it. */
  public static LineKind of(byte[] bytes, int start, int end) {
    if (COOKIE.startsAt(bytes, start, end)) {
      return FLOW;
    } else if (start == end) {
      return BLANK;
    } else if (NXST.startsAt(bytes, start, end) || OFPST.startsAt(bytes, start, end)) {
      return HEADER;
    } else if (contains(bytes, start, end, STARS)) {
      return DECODE_ERROR;
    } else if (isLog(bytes, start, end)) {
      return LOG;
    } else if (isHexDump(bytes, start, end)) {
      return HEX_DUMP;
    }
    return FlowLineReader.startsLikeFlow(bytes, start, end) ? FLOW : OTHER;
  }

  private static boolean isLog(byte[] bytes, int start, int end) {
    if (end - start <= TIMESTAMP.length()
        || Numbers.indexOf(bytes, start + TIMESTAMP.length(), end, '|') < 0) {
      return false;
    }
    for (int i = 0; i < TIMESTAMP.length(); i++) {
      char wanted = TIMESTAMP.charAt(i);
      byte is = bytes[start + i];
      if (wanted == 'd' ? !Ascii.isDigit(is) : is != wanted) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexDump(byte[] bytes, int start, int end) {
    if (end - start < HEX_OFFSET + 2 || bytes[start + HEX_OFFSET] != ' ') {
      return false;
    }
    for (int i = start; i < start + HEX_OFFSET; i++) {
      if (Character.digit(bytes[i], 16) < 0) {
        return false;
      }
    }
    return bytes[start + HEX_OFFSET + 1] == ' ';
  }

  private static boolean contains(byte[] bytes, int start, int end, AsciiWord word) {
    for (int i = start; i + word.length() <= end; i++) {
      if (word.startsAt(bytes, i, end)) {
        return true;
      }
    }
    return false;
  }
}
