/**
 * As much of HTTP/1.1 as it takes to ask a service of this machine one question, over any socket,
 * within a deadline, whatever it answers. Imports only the core.
 */
package io.tenken.ingress.http;
