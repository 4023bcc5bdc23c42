/** YAML files that people write: keys and values with their places, and all problems at once. */
@NullMarked
package dev.stet.yaml;

import org.jspecify.annotations.NullMarked;
