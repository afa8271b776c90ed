package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;

/** What is expected of a client's certificate, by Go's names. */
enum ClientAuthType {
  NO_CLIENT_CERT(false, false, false),
  REQUEST_CLIENT_CERT(true, false, false),
  REQUIRE_ANY_CLIENT_CERT(true, true, false),
  VERIFY_CLIENT_CERT_IF_GIVEN(true, false, true),
  REQUIRE_AND_VERIFY_CLIENT_CERT(true, true, true);

  private final boolean requested;
  private final boolean required;
  private final boolean verified;

  ClientAuthType(boolean requested, boolean required, boolean verified) {
    this.requested = requested;
    this.required = required;
    this.verified = verified;
  }

  static ClientAuthType parse(Located name) throws ConfigurationException {
    return switch (name.text()) {
      case "NoClientCert" -> NO_CLIENT_CERT;
      case "RequestClientCert" -> REQUEST_CLIENT_CERT;
      // The second name is an old one of the toolkit.
      case "RequireAnyClientCert", "RequireClientCert" -> REQUIRE_ANY_CLIENT_CERT;
      case "VerifyClientCertIfGiven" -> VERIFY_CLIENT_CERT_IF_GIVEN;
      case "RequireAndVerifyClientCert" -> REQUIRE_AND_VERIFY_CLIENT_CERT;
      default ->
          throw name.place()
              .wrong(
                  "\"%s\" is not known; known are NoClientCert, RequestClientCert,"
                          .formatted(name.text())
                      + " RequireAnyClientCert, VerifyClientCertIfGiven,"
                      + " RequireAndVerifyClientCert");
    };
  }

  /** Clients are asked for one. */
  boolean isRequested() {
    return requested;
  }

  /** Clients without one are refused. */
  boolean isRequired() {
    return required;
  }

  /** One that is given has to come from the client CA. */
  boolean isVerified() {
    return verified;
  }
}
