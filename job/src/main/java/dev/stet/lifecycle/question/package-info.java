/** The lifecycle of questions: submitted, repeated, regenerated. */
@NullMarked
package dev.stet.lifecycle.question;

import org.jspecify.annotations.NullMarked;
