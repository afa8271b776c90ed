/**
 * The configuration file: what this machine should be. Records that are valid once they exist;
 * imported by the exporter only.
 */
package io.tenken.ingress.config;
