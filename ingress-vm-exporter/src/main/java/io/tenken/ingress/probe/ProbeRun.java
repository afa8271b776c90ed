package io.tenken.ingress.probe;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.core.untrusted.DeadlineSocket;
import io.tenken.ingress.http.DeadlineStreams;
import io.tenken.ingress.http.HttpExchange;
import io.tenken.ingress.http.HttpFormatException;
import io.tenken.ingress.http.HttpResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;

/** Asks one probe's question. Redirects are not followed: where they lead is not this machine. */
public final class ProbeRun {

  /** A pattern takes time for each byte, and health pages are short. */
  private static final int MOST_BODY = 16 << 10;

  private final Probe probe;
  private final Ticker ticker;

  public ProbeRun(Probe probe, Ticker ticker) {
    this.probe = probe;
    this.ticker = ticker;
  }

  /**
   * Never outlasts the deadline.
   *
   * @param deadline of the scrape; the probe's own timeout may be earlier
   * @throws CollectorException TIMEOUT if the scrape left it less time than its own, and that was
   *     not enough: nothing is known then; INTERNAL if there is no socket to be had
   */
  public ProbeResult run(Deadline deadline) throws CollectorException, InterruptedException {
    boolean full = deadline.remaining().compareTo(probe.timeout()) >= 0;
    Deadline own = deadline.orEarlier(probe.timeout());
    long start = ticker.nanos();
    Finding finding = ask(own);
    double seconds = (ticker.nanos() - start) / 1e9;
    if (finding.failure().equals(Optional.of(ProbeFailure.TIMEOUT)) && !full) {
      throw new CollectorException(
          FailureReason.TIMEOUT, "the scrape left it less time than its timeout");
    }
    return new ProbeResult(finding.failure(), finding.detail(), finding.status(), seconds);
  }

  private record Finding(Optional<ProbeFailure> failure, String detail, OptionalInt status) {

    static Finding of(ProbeFailure failure, String detail) {
      return new Finding(Optional.of(failure), detail, OptionalInt.empty());
    }
  }

  private Finding ask(Deadline deadline) throws CollectorException, InterruptedException {
    try (DeadlineStreams connection = connect(deadline)) {
      if (!probe.isHttp()) {
        return new Finding(Optional.empty(), "", OptionalInt.empty());
      }
      return probe.isTls() ? askSecurely(connection) : askHttp(connection);
    } catch (CollectorException failed) {
      return fault(failed);
    } catch (SSLException insecure) {
      return insecure.getCause() instanceof IOException cause
              && cause.getCause() instanceof CollectorException failed
          ? fault(failed)
          : Finding.of(ProbeFailure.TLS, String.valueOf(insecure.getMessage()));
    } catch (HttpFormatException wrong) {
      return Finding.of(ProbeFailure.PROTOCOL, String.valueOf(wrong.getMessage()));
    } catch (InterruptedIOException stopped) {
      throw new InterruptedException("stopped");
    } catch (IOException broken) {
      return broken.getCause() instanceof CollectorException failed
          ? fault(failed)
          : Finding.of(ProbeFailure.PROTOCOL, String.valueOf(broken.getMessage()));
    }
  }

  /** The first address at which somebody listens. */
  private DeadlineStreams connect(Deadline deadline)
      throws CollectorException, InterruptedException {
    List<InetAddress> addresses = LoopbackHost.addresses(probe.url().getHost());
    for (int i = 0; ; i++) {
      InetSocketAddress address = new InetSocketAddress(addresses.get(i), probe.port());
      try {
        return new DeadlineStreams(DeadlineSocket.connect(address, deadline), deadline);
      } catch (CollectorException refused) {
        if (refused.reason() != FailureReason.UNREACHABLE || i + 1 == addresses.size()) {
          throw refused;
        }
      }
    }
  }

  private Finding askSecurely(DeadlineStreams connection) throws IOException {
    try (Socket secure = Tls.over(connection, probe)) {
      return askHttp(secure);
    }
  }

  private Finding askHttp(Socket connection) throws IOException {
    HttpResponse response =
        HttpExchange.get(
            connection.getInputStream(),
            connection.getOutputStream(),
            probe.url().getRawAuthority(),
            probe.target(),
            probe.body().isPresent() ? MOST_BODY : 0);
    OptionalInt status = OptionalInt.of(response.status());
    if (!isRight(response.status())) {
      String detail = "status %d, expected %s".formatted(response.status(), expectedStatus());
      return new Finding(Optional.of(ProbeFailure.STATUS), detail, status);
    }
    if (probe.body().isPresent() && !probe.body().get().isFoundIn(response.body())) {
      String detail = "the body does not contain \"%s\"".formatted(probe.body().get());
      return new Finding(Optional.of(ProbeFailure.BODY), detail, status);
    }
    return new Finding(Optional.empty(), "", status);
  }

  private boolean isRight(int status) {
    return probe.status().isPresent()
        ? status == probe.status().getAsInt()
        : status >= 200 && status < 300;
  }

  private String expectedStatus() {
    return probe.status().isPresent() ? Integer.toString(probe.status().getAsInt()) : "2xx";
  }

  private static Finding fault(CollectorException failed) throws CollectorException {
    String detail = String.valueOf(failed.getMessage());
    return switch (failed.reason()) {
      case UNREACHABLE -> Finding.of(ProbeFailure.REFUSED, detail);
      case TIMEOUT -> Finding.of(ProbeFailure.TIMEOUT, detail);
      case INTERNAL -> throw failed;
      default -> Finding.of(ProbeFailure.PROTOCOL, detail);
    };
  }
}
