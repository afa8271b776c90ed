package io.tenken.core.web;

import io.tenken.core.untrusted.LabelText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code client_allowed_sans}: one of the client's alternative names (DNS name, mail address, URI,
 * IP address) has to be in the list, letter for letter. IP addresses are compared as such.
 */
final class AllowedNames {

  /** Kinds of names in RFC 5280, 4.2.1.6. */
  private static final Set<Integer> KINDS = Set.of(1, 2, 6, 7);

  /** Only what can't be a host name, for that would be looked up. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "%1$s(\\.%1$s){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*"
              .formatted("(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"));

  private final Set<String> allowed;

  private AllowedNames(Set<String> allowed) {
    this.allowed = allowed;
  }

  /**
   * @param names empty: all are allowed
   */
  static AllowedNames of(Collection<String> names) {
    return new AllowedNames(
        names.stream().map(AllowedNames::canonical).collect(Collectors.toSet()));
  }

  void check(X509Certificate certificate) throws CertificateException {
    if (allowed.isEmpty()) {
      return;
    }
    List<String> names = names(certificate);
    if (names.stream().map(AllowedNames::canonical).noneMatch(allowed::contains)) {
      throw new CertificateException(
          LabelText.clean("none of the client's names " + names + " is in client_allowed_sans"));
    }
  }

  private static List<String> names(X509Certificate certificate) throws CertificateException {
    List<String> names = new ArrayList<>();
    for (List<?> name :
        Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of())) {
      if (KINDS.contains(name.get(0)) && name.get(1) instanceof String text) {
        names.add(text);
      }
    }
    return names;
  }

  private static String canonical(String name) {
    if (!ADDRESS.matcher(name).matches()) {
      return name;
    }
    try {
      return InetAddress.getByName(name).getHostAddress();
    } catch (UnknownHostException e) {
      return name;
    }
  }
}
