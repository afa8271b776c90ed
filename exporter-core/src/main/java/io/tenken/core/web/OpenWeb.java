package io.tenken.core.web;

import com.sun.net.httpserver.HttpsConfigurator;
import java.util.Map;
import java.util.Optional;

/** Without a web configuration. */
record OpenWeb() implements WebSecurity {

  @Override
  public Optional<HttpsConfigurator> https() {
    return Optional.empty();
  }

  @Override
  public Admission admit(Optional<String> authorization) {
    return Admission.ADMITTED;
  }

  @Override
  public Map<String, String> responseHeaders() {
    return Map.of();
  }
}
