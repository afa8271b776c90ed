/**
 * Commands as they are installed, run as processes on every Java that the machine has. For tests
 * only.
 */
package io.tenken.testkit.command;
