/**
 * What {@code --web.config.file} asks for: TLS, client certificates, users, response headers, rate
 * limit, in the schema of exporter-toolkit. Imported by {@code http} and {@code cli}; imports only
 * {@code spi}, {@code log} and {@code untrusted}.
 */
package io.tenken.core.web;
