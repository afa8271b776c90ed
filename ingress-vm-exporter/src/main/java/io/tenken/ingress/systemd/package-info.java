/**
 * systemd as its manager describes it on the system bus: units, timers, sockets. Imports the D-Bus
 * client; imported by the collectors.
 */
package io.tenken.ingress.systemd;
