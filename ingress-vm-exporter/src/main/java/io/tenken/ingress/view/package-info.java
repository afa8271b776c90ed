/** What {@code dump --format table} shows. Imports the metrics that it shows; see the exporter. */
package io.tenken.ingress.view;
