@NullMarked
package dev.stet.local.files;

import org.jspecify.annotations.NullMarked;
