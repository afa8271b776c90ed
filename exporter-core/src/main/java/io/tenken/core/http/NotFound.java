package io.tenken.core.http;

import io.tenken.core.simpleclient.SelfMetrics;

/** Every path that does not exist. */
final class NotFound implements Endpoint {

  static final NotFound INSTANCE = new NotFound();

  private NotFound() {}

  @Override
  public SelfMetrics.Endpoint label() {
    return SelfMetrics.Endpoint.OTHER;
  }

  @Override
  public Answer answer(Request request, boolean draining) throws HttpProblem {
    throw new HttpProblem(404, "there is nothing here");
  }
}
