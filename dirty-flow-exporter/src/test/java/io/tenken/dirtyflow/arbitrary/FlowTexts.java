package io.tenken.dirtyflow.arbitrary;

import static io.tenken.dirtyflow.arbitrary.Texts.filled;
import static io.tenken.dirtyflow.arbitrary.Texts.someOf;
import static io.tenken.dirtyflow.arbitrary.Texts.word;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.number;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.upTo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;

/** Whole flows. */
public final class FlowTexts {

  private static final int TABLES = 250;
  private static final int GEN_SIZE = 1000;

  /** Groups and meters that flows refer to have numbers from 1 to this. */
  public static final int MOST_GROUPS = 3;

  /** What a bridge must know before it takes the flows, as arguments of {@code ovs-ofctl}. */
  public static final String TUNNEL_OPTIONS =
      "{class=0xffff,type=0,len=4}->tun_metadata0,{class=0xffff,type=1,len=8}->tun_metadata1,"
          + "{class=0xffff,type=2,len=32}->tun_metadata7,"
          + "{class=0xfffe,type=3,len=124}->tun_metadata63";

  private final Random random;
  private final RandomGenerator<String> settings = settings().generator(GEN_SIZE);
  private final Map<PacketKind, RandomGenerator<String>> matches = new HashMap<>();
  private final Map<ActionKind, RandomGenerator<String>> actions = new HashMap<>();

  private FlowTexts(Random random) {
    this.random = random;
  }

  /** Different flows, the same for the same seed: no two have both table and priority in common. */
  public static List<String> list(int count, long seed) {
    Random random = new Random(seed);
    FlowTexts texts = new FlowTexts(random);
    List<String> flows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PacketKind kind = PacketKind.ALL.get(random.nextInt(PacketKind.ALL.size()));
      flows.add(texts.flow("table=" + i % TABLES, priority(i / TABLES), kind));
    }
    return flows;
  }

  private String flow(String table, String priority, PacketKind kind) {
    String match = next(matches.computeIfAbsent(kind, FlowTexts::matches));
    boolean conjunctive = !match.contains("conj_id");
    boolean trackable = !match.contains("ct_state=") || match.contains("ct_state=+trk+");
    ActionKind key = new ActionKind(kind, conjunctive, trackable);
    String actions = next(this.actions.computeIfAbsent(key, FlowTexts::actions));
    return Stream.of(table, priority, next(settings), match, "actions=" + actions)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(","));
  }

  private String next(RandomGenerator<String> texts) {
    return texts.next(random).value();
  }

  private static RandomGenerator<String> matches(PacketKind kind) {
    return MatchTexts.of(kind).generator(GEN_SIZE);
  }

  private static RandomGenerator<String> actions(ActionKind key) {
    return ActionTexts.of(key.kind(), key.conjunctive(), key.trackable()).generator(GEN_SIZE);
  }

  /** What decides which actions a flow can have. */
  private record ActionKind(PacketKind kind, boolean conjunctive, boolean trackable) {}

  /** The borders, the default unsaid, and what lies between. */
  private static String priority(int turn) {
    return switch (turn) {
      case 0 -> "";
      case 1 -> "priority=0";
      case 2 -> "priority=65535";
      default -> "priority=" + (turn * 251 + 1);
    };
  }

  private static Arbitrary<String> settings() {
    return someOf(
        List.of(
            filled("cookie=%s", number(64)),
            filled("idle_timeout=%s", upTo(600, 65535)),
            filled("hard_timeout=%s", upTo(600, 65535)),
            filled("importance=%s", upTo(0, 65535)),
            word("send_flow_rem"),
            word("check_overlap"),
            word("reset_counts"),
            word("no_packet_counts"),
            word("no_byte_counts")),
        4);
  }
}
