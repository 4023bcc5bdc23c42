@NullMarked
package dev.stet.cluster;

import org.jspecify.annotations.NullMarked;
