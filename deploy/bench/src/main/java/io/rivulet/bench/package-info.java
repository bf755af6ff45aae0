/** The command behind {@code deploy/bench/run}: what can be measured, with which options, and how it is told. */
@NullMarked
package io.rivulet.bench;

import org.jspecify.annotations.NullMarked;
