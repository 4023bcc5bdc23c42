/** The page that shows the KPI rows of a database, and the server of that page. */
@NullMarked
package dev.stet.local.console;

import org.jspecify.annotations.NullMarked;
