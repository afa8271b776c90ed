/**
 * As much of D-Bus as it takes to ask a service for values: a connection to a bus, method calls,
 * and a reader of messages that trusts no length in them. Imports only the core; imported by {@code
 * systemd}. Why not a library: docs/adr/0009-own-dbus-reader.md.
 */
package io.tenken.ingress.dbus;
