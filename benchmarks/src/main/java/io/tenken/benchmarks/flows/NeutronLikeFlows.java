package io.tenken.benchmarks.flows;

/** Flows as Neutron's firewall makes them: ten for each port, of the same shapes and lengths. */
final class NeutronLikeFlows {

  private static final String COOKIE = "cookie=0x1a2b3c4d5e6f7788,";
  private static final int KINDS = 10;

  private final int port;
  private final int vlan;
  private final int ofport;
  private final String mac;
  private final String ip;

  private NeutronLikeFlows(int port) {
    int high = port >> 16 & 255;
    int middle = port >> 8 & 255;
    int low = port & 255;
    this.port = port;
    this.vlan = port % 4000 + 1;
    this.ofport = port % 60000 + 1;
    this.mac = "fa:16:3e:%02x:%02x:%02x".formatted(high, middle, low);
    this.ip = "10.%d.%d.%d".formatted(high, middle, low);
  }

  /** That many flows in the syntax of {@code ovs-ofctl add-flows}. */
  static String text(int count) {
    StringBuilder text = new StringBuilder(count * 160);
    for (int flow = 0; flow < count; flow++) {
      NeutronLikeFlows flows = new NeutronLikeFlows(flow / KINDS + 1);
      text.append(COOKIE).append(flows.ofKind(flow % KINDS)).append('\n');
    }
    return text.toString();
  }

  private String ofKind(int kind) {
    return kind < 4 ? entry(kind) : kind < 6 ? egress(kind == 4) : ingress(kind);
  }

  private String entry(int kind) {
    return switch (kind) {
      case 0 ->
          "table=0,priority=10,arp,in_port=%d,arp_spa=%s,actions=resubmit(,24)"
              .formatted(ofport, ip);
      case 1 ->
          "table=25,priority=2,in_port=%d,dl_src=%s,actions=resubmit(,60)".formatted(ofport, mac);
      case 2 ->
          ("table=60,priority=90,dl_vlan=%d,dl_dst=%s,actions=load:0x%x->NXM_NX_REG5[],"
                  + "load:0x%x->NXM_NX_REG6[],strip_vlan,resubmit(,81)")
              .formatted(vlan, mac, ofport, vlan);
      default ->
          ("table=71,priority=95,ct_state=-trk,ip,reg5=0x%x,in_port=%d,dl_src=%s,nw_src=%s,"
                  + "actions=ct(table=72,zone=NXM_NX_REG6[0..15])")
              .formatted(port, ofport, mac, ip);
    };
  }

  private String egress(boolean established) {
    return "table=72,priority=77,ct_state=%s,tcp,reg5=0x%x,tp_dst=443,actions=resubmit(,73)"
        .formatted(state(established), port);
  }

  private String ingress(int kind) {
    return switch (kind) {
      case 6 ->
          ("table=73,priority=100,reg6=0x%x,dl_dst=%s,actions=load:0x%x->NXM_NX_REG5[],"
                  + "resubmit(,81)")
              .formatted(vlan, mac, ofport);
      case 7, 8 ->
          "table=82,priority=70,ct_state=%s,ip,reg6=0x%x,nw_src=%s,actions=conjunction(%d,1/2)"
              .formatted(state(kind == 7), vlan, ip, port * 8 + kind - 7);
      default ->
          ("table=82,priority=77,conj_id=%d,ct_state=+est-rel-rpl,ip,reg5=0x%x,"
                  + "actions=ct(commit,zone=NXM_NX_REG6[0..15]),output:%d,resubmit(,92)")
              .formatted(port * 8, port, ofport);
    };
  }

  private static String state(boolean established) {
    return established ? "+est-rel-rpl" : "+new-est";
  }
}
