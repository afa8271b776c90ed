package io.tenken.core.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a certificate for a test shall say. Immutable. */
public final class CertificateRequest {

  private static final int MAIL = 0x81;
  private static final int DNS = 0x82;
  private static final int URI = 0x86;
  private static final int IP = 0x87;
  private static final long DAY_SECONDS = 86_400;

  final String name;
  final KeyKind keyKind;
  final boolean isAuthority;
  final boolean isForServersOnly;
  final Instant begin;
  final Instant end;
  final List<byte[]> alternativeNames;

  private CertificateRequest(
      String name,
      KeyKind keyKind,
      boolean[] flags,
      Instant[] validity,
      List<byte[]> alternativeNames) {
    this.name = name;
    this.keyKind = keyKind;
    this.isAuthority = flags[0];
    this.isForServersOnly = flags[1];
    this.begin = validity[0];
    this.end = validity[1];
    this.alternativeNames = List.copyOf(alternativeNames);
  }

  public static CertificateRequest of(String name) {
    Instant now = Instant.now();
    return new CertificateRequest(
        name,
        KeyKind.EC,
        new boolean[] {false, false},
        new Instant[] {now.minusSeconds(DAY_SECONDS), now.plusSeconds(DAY_SECONDS)},
        List.of());
  }

  public CertificateRequest key(KeyKind kind) {
    return new CertificateRequest(
        name, kind, flags(isAuthority, isForServersOnly), validity(), alternativeNames);
  }

  public CertificateRequest asAuthority() {
    return new CertificateRequest(
        name, keyKind, flags(true, isForServersOnly), validity(), alternativeNames);
  }

  /** Its extended key usage does not know clients. */
  public CertificateRequest forServersOnly() {
    return new CertificateRequest(
        name, keyKind, flags(isAuthority, true), validity(), alternativeNames);
  }

  public CertificateRequest valid(Instant from, Instant to) {
    return new CertificateRequest(
        name,
        keyKind,
        flags(isAuthority, isForServersOnly),
        new Instant[] {from, to},
        alternativeNames);
  }

  public CertificateRequest dns(String dnsName) {
    return withName(DNS, dnsName.getBytes(StandardCharsets.US_ASCII));
  }

  public CertificateRequest mail(String address) {
    return withName(MAIL, address.getBytes(StandardCharsets.US_ASCII));
  }

  public CertificateRequest uri(String uri) {
    return withName(URI, uri.getBytes(StandardCharsets.US_ASCII));
  }

  /** Four numbers or sixteen. */
  public CertificateRequest ip(int... numbers) {
    byte[] address = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      address[i] = (byte) numbers[i];
    }
    return withName(IP, address);
  }

  private CertificateRequest withName(int tag, byte[] value) {
    List<byte[]> names = new ArrayList<>(alternativeNames);
    names.add(Der.encode(tag, value));
    return new CertificateRequest(
        name, keyKind, flags(isAuthority, isForServersOnly), validity(), names);
  }

  private static boolean[] flags(boolean authority, boolean serversOnly) {
    return new boolean[] {authority, serversOnly};
  }

  private Instant[] validity() {
    return new Instant[] {begin, end};
  }

  /** Kinds of keys, with the algorithm names of the JDK. */
  public enum KeyKind {
    RSA("RSA", "SHA256withRSA"),
    EC("EC", "SHA256withECDSA"),
    ED25519("Ed25519", "Ed25519");

    final String generator;
    final String signature;

    KeyKind(String generator, String signature) {
      this.generator = generator;
      this.signature = signature;
    }
  }
}
