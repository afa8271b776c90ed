package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.LearnSpec;
import java.util.List;

/** Writes the terms that consist of a word and plain arguments. */
final class ArgumentWriter {

  private final TextSink sink;

  ArgumentWriter(TextSink sink) {
    this.sink = sink;
  }

  void write(Action action) {
    if (action instanceof Action.Group group) {
      sink.put("group:").decimal(group.groupId());
    } else if (action instanceof Action.Meter meter) {
      sink.put("meter:").decimal(meter.meterId());
    } else if (action instanceof Action.Conjunction conjunction) {
      conjunction(conjunction);
    } else if (action instanceof Action.Controller controller) {
      controller(controller);
    } else if (action instanceof Action.Learn learn) {
      learn(learn);
    } else if (action instanceof Action.DecrementTtl decrement) {
      decrementTtl(decrement.controllers());
    } else if (action instanceof Action.WriteMetadata metadata) {
      writeMetadata(metadata);
    } else if (action instanceof Action.Enqueue enqueue) {
      sink.put("enqueue:");
      ValueWriter.port(sink, enqueue.port());
      sink.put(':').decimal(enqueue.queue());
    } else {
      tags(action);
    }
  }

  private void tags(Action action) {
    if (action instanceof Action.PushVlan push) {
      sink.put("push_vlan:0x").hexDigits(push.etherType(), 4);
    } else if (action instanceof Action.PushMpls push) {
      sink.put("push_mpls:0x").hexDigits(push.etherType(), 4);
    } else if (action instanceof Action.PopMpls pop) {
      sink.put("pop_mpls:0x").hexDigits(pop.etherType(), 4);
    } else if (action instanceof Action.SetQueue set) {
      sink.put("set_queue:").decimal(set.queue());
    } else if (action instanceof Action.DeleteField delete) {
      sink.put("delete_field:").put(delete.field().name());
    } else {
      throw new IllegalStateException("nothing writes " + action);
    }
  }

  private void conjunction(Action.Conjunction conjunction) {
    sink.put("conjunction(").decimal(conjunction.id());
    sink.put(',').decimal(conjunction.clause());
    sink.put('/').decimal(conjunction.clauses()).put(')');
  }

  private void decrementTtl(List<Integer> controllers) {
    sink.put("dec_ttl");
    if (!controllers.isEmpty()) {
      String separator = "(";
      for (int id : controllers) {
        sink.put(separator).decimal(id);
        separator = ",";
      }
      sink.put(')');
    }
  }

  private void writeMetadata(Action.WriteMetadata metadata) {
    sink.put("write_metadata:").hex(metadata.value());
    if (metadata.mask() != -1L) {
      sink.put('/').hex(metadata.mask());
    }
  }

  private void controller(Action.Controller controller) {
    boolean plain =
        controller.reason().equals(ControllerReader.DEFAULT_REASON)
            && controller.controllerId() == 0
            && controller.userData().isEmpty()
            && !controller.pause()
            && controller.meterId().isEmpty();
    if (plain) {
      sink.put("CONTROLLER:").decimal(controller.maxLength());
      return;
    }
    sink.put("controller(");
    if (!controller.reason().equals(ControllerReader.DEFAULT_REASON)) {
      sink.put("reason=").put(controller.reason()).put(',');
    }
    if (controller.maxLength() != ControllerReader.WHOLE_PACKET) {
      sink.put("max_len=").decimal(controller.maxLength()).put(',');
    }
    if (controller.controllerId() != 0) {
      sink.put("id=").decimal(controller.controllerId()).put(',');
    }
    if (!controller.userData().isEmpty()) {
      sink.put("userdata=").put(controller.userData()).put(',');
    }
    sink.put(controller.pause() ? "pause," : "");
    controller.meterId().ifPresent(meter -> sink.put("meter_id=").decimal(meter).put(','));
    sink.truncate(sink.length() - 1);
    sink.put(')');
  }

  private void learn(Action.Learn learn) {
    sink.put("learn(");
    String separator = "";
    for (Action.Parameter parameter : learn.parameters()) {
      sink.put(separator).put(parameter.name());
      sink.put(parameter.value().isEmpty() ? "" : "=").put(parameter.value());
      separator = ",";
    }
    for (LearnSpec spec : learn.specs()) {
      sink.put(separator);
      learnSpec(spec);
      separator = ",";
    }
    sink.put(')');
  }

  private void learnSpec(LearnSpec spec) {
    switch (spec.kind()) {
      case OUTPUT -> {
        sink.put("output:");
        SubfieldText.write(sink, spec.source().orElseThrow());
      }
      case LOAD -> {
        sink.put("load:");
        spec.source()
            .ifPresentOrElse(
                source -> SubfieldText.write(sink, source),
                () -> ValueWriter.hex(sink, spec.value()));
        sink.put("->");
        SubfieldText.write(sink, spec.target().orElseThrow());
      }
      case MATCH -> learnMatch(spec);
    }
  }

  private void learnMatch(LearnSpec spec) {
    var target = spec.target().orElseThrow();
    if (spec.source().isPresent()) {
      SubfieldText.write(sink, target);
      if (!spec.source().equals(spec.target())) {
        sink.put('=');
        SubfieldText.write(sink, spec.source().get());
      }
    } else if (target.isWhole()) {
      sink.put(target.field().name()).put('=');
      ValueWriter.write(sink, target.field(), spec.value(), target.field().fullMask());
    } else {
      SubfieldText.write(sink, target);
      sink.put('=');
      ValueWriter.hex(sink, spec.value());
    }
  }
}
