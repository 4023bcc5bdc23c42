@NullMarked
package dev.stet.views;

import org.jspecify.annotations.NullMarked;
