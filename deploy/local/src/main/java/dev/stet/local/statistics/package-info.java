/** What is computed of KPI rows in Java, as the views compute it in SQL. */
@NullMarked
package dev.stet.local.statistics;

import org.jspecify.annotations.NullMarked;
