package io.tenken.libvirt.lane;

import io.tenken.core.spi.Deadline;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** One question to many guests, one after another on one lane. For what needs no monitor. */
public final class PlainWalk<T> implements LaneTask<GuestAnswers<T>> {

  private final Collection<DomainId> guests;
  private final GuestQuestion<T> question;
  private final Deadline deadline;

  public PlainWalk(Collection<DomainId> guests, GuestQuestion<T> question, Deadline deadline) {
    this.guests = guests;
    this.question = question;
    this.deadline = deadline;
  }

  @Override
  public GuestAnswers<T> run(LibvirtConnection connection) throws LibvirtFailure {
    Map<DomainId, T> answers = new LinkedHashMap<>();
    Map<DomainId, Missing> missing = new HashMap<>();
    for (DomainId guest : guests) {
      if (deadline.expired()) {
        missing.put(guest, new Missing(Missing.Why.NO_TIME, "the scrape was over"));
        continue;
      }
      try {
        answers.put(guest, question.ask(connection, guest));
      } catch (LibvirtFailure failure) {
        note(guest, failure, missing);
      }
    }
    return GuestAnswers.of(answers, missing);
  }

  private static void note(DomainId guest, LibvirtFailure failure, Map<DomainId, Missing> missing)
      throws LibvirtFailure {
    switch (failure.kind()) {
      case CONNECTION_LOST -> throw failure;
      case GONE, UNSUPPORTED -> {}
      case OTHER -> missing.put(guest, new Missing(Missing.Why.FAILED, failure.text()));
    }
  }
}
