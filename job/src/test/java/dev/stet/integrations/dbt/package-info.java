/** A package for dbt over the KPI tables in PostgreSQL, with a semantic model. */
@NullMarked
package dev.stet.integrations.dbt;

import org.jspecify.annotations.NullMarked;
