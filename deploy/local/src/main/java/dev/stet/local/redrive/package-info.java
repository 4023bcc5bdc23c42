/** The way back of records that were refused or late. */
@NullMarked
package dev.stet.local.redrive;

import org.jspecify.annotations.NullMarked;
