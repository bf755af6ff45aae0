@NullMarked
package io.rivulet.bench.streams;

import org.jspecify.annotations.NullMarked;
