/**
 * BIRD 1.6, 2 and 3: the control protocol on its Unix domain socket and the texts that it answers.
 * The parsers are pure functions of a reply; only {@link io.tenken.ingress.bird.BirdSocket} does
 * I/O. For the collectors of this module.
 */
package io.tenken.ingress.bird;
