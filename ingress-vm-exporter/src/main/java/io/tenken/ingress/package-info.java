/** The exporter of a load-balancer VM: its options, and how its parts are put together. */
package io.tenken.ingress;
