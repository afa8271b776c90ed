package io.tenken.core.http;

import io.tenken.core.simpleclient.SelfMetrics;

/** {@code /-/ready}: configured, listening, and not about to stop. Never asks a backend. */
final class Ready implements Endpoint {

  static final String PATH = "/-/ready";

  @Override
  public SelfMetrics.Endpoint label() {
    return SelfMetrics.Endpoint.READY;
  }

  @Override
  public boolean secured() {
    return false;
  }

  @Override
  public Answer answer(Request request, boolean draining) throws HttpProblem {
    if (draining) {
      throw HttpProblem.unavailable("stopping");
    }
    return Answer.text(200, "ready\n");
  }
}
