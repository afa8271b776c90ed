package io.tenken.core.spi;

/**
 * @param name as the command is called: {@code libvirt-exporter}
 * @param namespace what its metrics start with: {@code libvirt}
 * @param defaultPort the documented TCP port
 * @param summary one sentence for help and landing page
 */
public record ExporterIdentity(String name, String namespace, int defaultPort, String summary) {}
