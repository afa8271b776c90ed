/**
 * Routing daemons that speak BGP and BFD with each other in network namespaces of their own: BIRD
 * 1.6, 2 and 3, and FRR.
 */
@NullMarked
package io.tenken.testkit.lab.bgp;

import org.jspecify.annotations.NullMarked;
