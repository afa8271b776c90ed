/**
 * FRR: the vty sockets of its daemons, and the JSON that they answer. Asks by fixed commands only;
 * {@code vtysh} is not needed. For the collectors of this module.
 */
package io.tenken.ingress.frr;
