package io.tenken.ingress.bird;

/**
 * One line of a reply.
 *
 * @param code four digits that say what the line is: 1002 a protocol, 1006 its details, 9001 a
 *     syntax error …
 * @param text what stands behind the code, with its own indentation
 */
record ReplyLine(int code, String text) {}
