/** Dashboards for Grafana, as JSON. */
@NullMarked
package dev.stet.integrations.grafana;

import org.jspecify.annotations.NullMarked;
