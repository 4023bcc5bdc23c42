/** {@code stet doctor}: which metrics a log can give, and what to send next. */
@NullMarked
package dev.stet.local.doctor;

import org.jspecify.annotations.NullMarked;
