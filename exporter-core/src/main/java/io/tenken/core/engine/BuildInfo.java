package io.tenken.core.engine;

/**
 * What runs here.
 *
 * @param version of the exporter
 * @param revision the commit that it was built from
 * @param jdk version of the Java runtime
 */
record BuildInfo(String version, String revision, String jdk) {}
