package io.tenken.ingress.collector;

import io.tenken.core.model.MetricDefinition;

/** The metrics of which the table for people is made. */
public final class ShownMetrics {

  public static final MetricDefinition SESSION_UP = BgpSessionMetrics.UP;
  public static final MetricDefinition EXPECTED_PEER = BgpPeerMetrics.EXPECTED_PEER;
  public static final MetricDefinition ROUTES = BgpRouteMetrics.ROUTES;
  public static final MetricDefinition UNIT_UP = UnitMetrics.UP;
  public static final MetricDefinition UNIT_STATE = UnitMetrics.STATE;
  public static final MetricDefinition UNIT_SUB_STATE = UnitMetrics.SUB_STATE;
  public static final MetricDefinition UNIT_LOAD_STATE = UnitMetrics.LOAD_STATE;
  public static final MetricDefinition UNIT_RESULT = UnitMetrics.RESULT;
  public static final MetricDefinition UNIT_RESTARTS = UnitMetrics.RESTARTS;
  public static final MetricDefinition PROBE_SUCCESS = ProbeCollector.SUCCESS;
  public static final MetricDefinition PROBE_FAILURE = ProbeCollector.FAILURE;

  private ShownMetrics() {}
}
