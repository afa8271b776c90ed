/** The exporter against the real daemons of the lab. */
package io.tenken.ingress.lab;
