/** What single steps of Stet cost beside other ways of doing them, measured by JMH. */
@NullMarked
package dev.stet.bench.micro;

import org.jspecify.annotations.NullMarked;
