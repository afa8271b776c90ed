package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Private keys in the three forms that OpenSSL writes: PKCS#8, PKCS#1 (RSA) and SEC1 (elliptic
 * curves). The JDK reads the first; the others are put into its wrapping.
 */
final class PrivateKeys {

  private static final String SUFFIX = "PRIVATE KEY";
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  /** 1.2.840.113549.1.1.1, rsaEncryption. */
  private static final byte[] RSA = HexFormat.of().parseHex("2a864886f70d010101");

  /** 1.2.840.10045.2.1, id-ecPublicKey. */
  private static final byte[] EC = HexFormat.of().parseHex("2a8648ce3d0201");

  private PrivateKeys() {}

  /**
   * The first key; other blocks, such as certificates and curve parameters, may stand around it.
   */
  static PrivateKey read(PemSource source) throws ConfigurationException {
    Optional<PemBlock> block =
        source.blocks().stream().filter(b -> b.type().endsWith(SUFFIX)).findFirst();
    if (block.isEmpty()) {
      throw source.wrong("holds no private key");
    }
    if (block.get().isEncrypted()) {
      throw source.wrong(
          "is encrypted, and there is nobody to ask for the password;"
              + " decrypt it with: openssl pkey -in FILE -out NEW");
    }
    return decode(source, block.get());
  }

  private static PrivateKey decode(PemSource source, PemBlock block) throws ConfigurationException {
    try {
      PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs8(block));
      for (String algorithm : ALGORITHMS) {
        Optional<PrivateKey> key = decode(algorithm, spec);
        if (key.isPresent()) {
          return key.get();
        }
      }
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw source.wrong("holds a private key that is damaged: " + e.getMessage());
    }
    throw source.wrong(
        "holds a private key that is damaged or of an algorithm other than RSA, ECDSA, Ed25519");
  }

  private static Optional<PrivateKey> decode(String algorithm, PKCS8EncodedKeySpec spec)
      throws GeneralSecurityException {
    try {
      return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
    } catch (InvalidKeySpecException e) {
      return Optional.empty();
    }
  }

  private static byte[] pkcs8(PemBlock block) {
    return switch (block.type()) {
      case "RSA PRIVATE KEY" -> wrap(block.der(), RSA, Der.encode(Der.NULL));
      case "EC PRIVATE KEY" -> wrap(block.der(), EC, curve(block.der()));
      default -> block.der();
    };
  }

  /** RFC 5208. */
  private static byte[] wrap(byte[] key, byte[] algorithm, byte[] parameters) {
    return Der.encode(
        Der.SEQUENCE,
        Der.encode(Der.INTEGER, new byte[] {0}),
        Der.encode(Der.SEQUENCE, Der.encode(Der.OBJECT_ID, algorithm), parameters),
        Der.encode(Der.OCTET_STRING, key));
  }

  /** RFC 5915: the parameters are optional there, since a wrapping has them too. */
  private static byte[] curve(byte[] ecPrivateKey) {
    return Der.elements(ecPrivateKey).stream()
        .filter(element -> element.tag == Der.CONTEXT_0)
        .findFirst()
        .map(element -> element.content)
        .orElseThrow(() -> new IllegalArgumentException("it does not name its curve"));
  }
}
