package io.tenken.core.http;

import io.tenken.core.simpleclient.SelfMetrics;

/** {@code /-/healthy}: this process answers. Never asks a backend. */
final class Healthy implements Endpoint {

  static final String PATH = "/-/healthy";

  @Override
  public SelfMetrics.Endpoint label() {
    return SelfMetrics.Endpoint.HEALTHY;
  }

  @Override
  public boolean secured() {
    return false;
  }

  @Override
  public Answer answer(Request request, boolean draining) {
    return Answer.text(200, "healthy\n");
  }
}
