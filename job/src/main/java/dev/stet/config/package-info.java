@NullMarked
package dev.stet.config;

import org.jspecify.annotations.NullMarked;
