package io.tenken.testkit.lab.docker;

import java.net.URI;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * Leads Testcontainers to the engine of the {@link DockerLab}, before any other that it may find.
 * Testcontainers makes it through the service loader, so a system property carries the address.
 */
public final class LabDockerStrategy extends DockerClientProviderStrategy {

  private static final String PROPERTY = "tenken.lab.docker.host";
  private static final int BEFORE_ALL_OTHERS = 10_000;

  static void use(String host) {
    System.setProperty(PROPERTY, host);
  }

  static void forget() {
    System.clearProperty(PROPERTY);
  }

  @Override
  public String getDescription() {
    return "the engine of the Docker lab";
  }

  @Override
  protected boolean isApplicable() {
    return System.getProperty(PROPERTY) != null;
  }

  @Override
  protected boolean isPersistable() {
    return false;
  }

  @Override
  protected int getPriority() {
    return BEFORE_ALL_OTHERS;
  }

  @Override
  public TransportConfig getTransportConfig() {
    return TransportConfig.builder()
        .dockerHost(URI.create(System.getProperty(PROPERTY, "")))
        .build();
  }
}
