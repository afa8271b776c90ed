/**
 * Writes one page by our encoder and by those of simpleclient and client_java, in one run of JMH.
 */
package io.tenken.benchmarks.encode;
