package io.tenken.core.http;

import io.tenken.core.simpleclient.SelfMetrics;

/** Answers the requests for one path. Thread-safe. */
interface Endpoint {

  /** As the requests are counted. */
  SelfMetrics.Endpoint label();

  /** False for what everybody may ask. */
  default boolean secured() {
    return true;
  }

  /**
   * @param draining true once the server stops
   * @throws HttpProblem if the answer is an error
   */
  Answer answer(Request request, boolean draining) throws HttpProblem, InterruptedException;
}
