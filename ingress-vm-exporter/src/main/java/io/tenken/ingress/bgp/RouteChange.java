package io.tenken.ingress.bgp;

/**
 * One cell of the table "Route change stats".
 *
 * @param direction {@code import} or {@code export}
 * @param change {@code update} or {@code withdraw}
 * @param outcome the column's heading in lower case: {@code received}, {@code rejected}, {@code
 *     filtered}, {@code ignored}, {@code rx_limit}, {@code limit}, {@code accepted}
 * @param count since the channel started
 */
public record RouteChange(String direction, String change, String outcome, long count) {}
