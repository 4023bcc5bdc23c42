@NullMarked
package dev.stet.local.demo;

import org.jspecify.annotations.NullMarked;
