package io.tenken.core.web;

import io.tenken.core.web.CertificateRequest.KeyKind;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A certificate made for a test (RFC 5280), and its key. */
public final class TestCertificate {

  private static final AtomicLong SERIAL = new AtomicLong(1);
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final byte[] TRUE = Der.encode(0x01, new byte[] {(byte) 0xFF});
  private static final byte[] COMMON_NAME = oid("550403");
  private static final byte[] BASIC_CONSTRAINTS = oid("551d13");
  private static final byte[] ALTERNATIVE_NAME = oid("551d11");
  private static final byte[] EXTENDED_KEY_USAGE = oid("551d25");
  private static final byte[] SERVER_AUTH = oid("2b06010505070301");

  private final X509Certificate certificate;
  private final KeyPair keys;
  private final KeyKind kind;

  private TestCertificate(X509Certificate certificate, KeyPair keys, KeyKind kind) {
    this.certificate = certificate;
    this.keys = keys;
    this.kind = kind;
  }

  public static TestCertificate selfSigned(CertificateRequest request) {
    KeyPair keys = generate(request.keyKind);
    return make(request, keys, request.name, new TestSigner(keys, request.keyKind));
  }

  static TestCertificate signedBy(TestCertificate issuer, CertificateRequest request) {
    return make(
        request,
        generate(request.keyKind),
        issuer.commonName(),
        new TestSigner(issuer.keys, issuer.kind));
  }

  private static TestCertificate make(
      CertificateRequest request, KeyPair keys, String issuer, TestSigner signer) {
    byte[] toBeSigned =
        Der.encode(
            Der.SEQUENCE,
            Der.encode(Der.CONTEXT_0, Der.encode(Der.INTEGER, new byte[] {2})),
            Der.encode(Der.INTEGER, BigInteger.valueOf(SERIAL.getAndIncrement()).toByteArray()),
            signer.algorithm(),
            name(issuer),
            Der.encode(Der.SEQUENCE, time(request.begin), time(request.end)),
            name(request.name),
            keys.getPublic().getEncoded(),
            Der.encode(0xA3, extensions(request)));
    byte[] certificate =
        Der.encode(
            Der.SEQUENCE,
            toBeSigned,
            signer.algorithm(),
            Der.encode(0x03, new byte[] {0}, signer.sign(toBeSigned)));
    return new TestCertificate(parse(certificate), keys, request.keyKind);
  }

  private static byte[] extensions(CertificateRequest request) {
    List<byte[]> extensions = new ArrayList<>();
    if (request.isAuthority) {
      extensions.add(extension(BASIC_CONSTRAINTS, Der.encode(Der.SEQUENCE, TRUE)));
    }
    if (request.isForServersOnly) {
      extensions.add(extension(EXTENDED_KEY_USAGE, Der.encode(Der.SEQUENCE, SERVER_AUTH)));
    }
    if (!request.alternativeNames.isEmpty()) {
      byte[][] names = request.alternativeNames.toArray(byte[][]::new);
      extensions.add(extension(ALTERNATIVE_NAME, Der.encode(Der.SEQUENCE, names)));
    }
    return Der.encode(Der.SEQUENCE, extensions.toArray(byte[][]::new));
  }

  private static byte[] extension(byte[] oid, byte[] value) {
    return Der.encode(Der.SEQUENCE, oid, Der.encode(Der.OCTET_STRING, value));
  }

  private static byte[] name(String commonName) {
    byte[] text = Der.encode(0x0C, commonName.getBytes(StandardCharsets.UTF_8));
    return Der.encode(Der.SEQUENCE, Der.encode(0x31, Der.encode(Der.SEQUENCE, COMMON_NAME, text)));
  }

  private static byte[] time(Instant instant) {
    return Der.encode(0x17, UTC_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] oid(String hex) {
    return Der.encode(Der.OBJECT_ID, HexFormat.of().parseHex(hex));
  }

  private static KeyPair generate(KeyKind kind) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.generator);
      if (kind != KeyKind.ED25519) {
        generator.initialize(kind == KeyKind.RSA ? 2048 : 256);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static X509Certificate parse(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private String commonName() {
    return certificate.getSubjectX500Principal().getName().substring("CN=".length());
  }

  public X509Certificate certificate() {
    return certificate;
  }

  public KeyPair keys() {
    return keys;
  }

  public String certificatePem() {
    return pem("CERTIFICATE", certificateDer());
  }

  byte[] certificateDer() {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** PKCS#8, as {@code openssl genpkey} writes it. */
  public String keyPem() {
    return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
  }

  /** PKCS#1 for RSA, SEC1 for elliptic curves: the forms of {@code openssl rsa} and {@code ec}. */
  public String traditionalKeyPem() {
    return pem(kind == KeyKind.RSA ? "RSA PRIVATE KEY" : "EC PRIVATE KEY", traditionalKeyDer());
  }

  byte[] traditionalKeyDer() {
    byte[] inner = Der.elements(keys.getPrivate().getEncoded()).get(2).content;
    return kind == KeyKind.RSA ? inner : withCurve(inner);
  }

  /** The JDK names the curve outside only, OpenSSL inside as well. */
  private byte[] withCurve(byte[] sec1) {
    byte[] algorithm = Der.elements(keys.getPrivate().getEncoded()).get(1).content;
    byte[] curve = Der.elements(Der.encode(Der.SEQUENCE, algorithm)).get(1).content;
    List<Der.Element> elements = Der.elements(sec1);
    return Der.encode(
        Der.SEQUENCE,
        Der.encode(Der.INTEGER, elements.get(0).content),
        Der.encode(Der.OCTET_STRING, elements.get(1).content),
        Der.encode(Der.CONTEXT_0, Der.encode(Der.OBJECT_ID, curve)));
  }

  static String pem(String type, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, body);
  }

  /** Signs as the issuer. */
  private record TestSigner(KeyPair keys, KeyKind kind) {

    byte[] algorithm() {
      return switch (kind) {
        case RSA -> Der.encode(Der.SEQUENCE, oid("2a864886f70d01010b"), Der.encode(Der.NULL));
        case EC -> Der.encode(Der.SEQUENCE, oid("2a8648ce3d040302"));
        case ED25519 -> Der.encode(Der.SEQUENCE, oid("2b6570"));
      };
    }

    byte[] sign(byte[] content) {
      try {
        Signature signature = Signature.getInstance(kind.signature);
        signature.initSign(keys.getPrivate());
        signature.update(content);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }
  }
}
