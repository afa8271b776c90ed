/**
 * The example of {@code docs/writing-a-collector.md}: compiled and run by the tests, imported by
 * nobody.
 */
package io.tenken.core.example;
