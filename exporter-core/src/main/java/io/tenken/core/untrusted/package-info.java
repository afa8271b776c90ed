/**
 * Where foreign bytes come in: text for labels, XML, peers on sockets, child processes, patterns
 * that an operator wrote. Every reader here has a cap and a deadline. May be imported by all;
 * imports only {@code spi}.
 */
package io.tenken.core.untrusted;
