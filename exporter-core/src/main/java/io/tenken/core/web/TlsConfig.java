package io.tenken.core.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code tls_server_config}, valid in itself; what its files hold is seen when they are loaded.
 *
 * @param clientCa who signs the certificates of clients; without it none is trusted
 * @param allowedSans empty: any
 * @param cipherSuites up to TLS 1.2; empty: the default
 * @param curves known by name; empty: the default
 */
record TlsConfig(
    PemSource certificate,
    PemSource key,
    Optional<PemSource> clientCa,
    ClientAuthType clientAuth,
    List<String> allowedSans,
    TlsVersion minVersion,
    TlsVersion maxVersion,
    List<Located> cipherSuites,
    boolean serverOrder,
    List<Located> curves) {

  TlsConfig {
    allowedSans = List.copyOf(allowedSans);
    cipherSuites = List.copyOf(cipherSuites);
    curves = List.copyOf(curves);
  }

  /** The files to follow. */
  Stream<Path> files() {
    return Stream.of(Optional.of(certificate), Optional.of(key), clientCa)
        .flatMap(Optional::stream)
        .flatMap(source -> source.file().stream());
  }
}
