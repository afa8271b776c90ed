package io.tenken.dirtyflow.ovs;

/** What the database of a switch answers to the question of {@link OvsdbClient}. */
public final class OvsdbAnswers {

  /**
   * Two bridges: {@code br-int} with a port in the dead VLAN, one that could not be opened, one
   * without OpenFlow port and two that are well, and {@code br-ex} with nothing set at all.
   */
  public static final String TWO_BRIDGES =
      """
      {"id":1,"error":null,"result":[
        {"rows":[{"ovs_version":"3.1.0","db_version":"8.3.1","dpdk_initialized":false}]},
        {"rows":[{"_uuid":["uuid","b1"],"name":"br-int","fail_mode":"secure","datapath_type":"netdev",
                  "ports":["set",[["uuid","p1"],["uuid","p2"],["uuid","p3"],["uuid","p4"]]],
                  "controller":["set",[["uuid","c1"],["uuid","c2"]]]},
                 {"_uuid":["uuid","b2"],"name":"br-ex","ports":["set",[]],
                  "fail_mode":["set",[]],"datapath_type":"","controller":["set",[]]}]},
        {"rows":[{"_uuid":["uuid","p1"],"name":"tap1","tag":4095,"interfaces":["uuid","i1"]},
                 {"_uuid":["uuid","p2"],"name":"tap2","tag":7,"interfaces":["uuid","i2"]},
                 {"_uuid":["uuid","p3"],"name":"tap3","tag":["set",[]],"interfaces":["uuid","i3"]},
                 {"_uuid":["uuid","p4"],"name":"bond","tag":["set",[]],
                  "interfaces":["set",[["uuid","i4"],["uuid","i5"]]]}]},
        {"rows":[{"_uuid":["uuid","i1"],"name":"tap1","ofport":3,"error":["set",[]]},
                 {"_uuid":["uuid","i2"],"name":"tap2","ofport":-1,"error":"could not open tap2"},
                 {"_uuid":["uuid","i3"],"name":"tap3","ofport":["set",[]],"error":["set",[]]},
                 {"_uuid":["uuid","i4"],"name":"eth1","ofport":4,"error":["set",[]]},
                 {"_uuid":["uuid","i5"],"name":"eth2","ofport":5,"error":["set",[]]}]},
        {"rows":[{"_uuid":["uuid","c1"],"target":"tcp:127.0.0.1:6633","is_connected":true},
                 {"_uuid":["uuid","c2"],"target":"tcp:127.0.0.1:6634","is_connected":false}]}]}
      """;

  private OvsdbAnswers() {}
}
