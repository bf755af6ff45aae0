@NullMarked
package io.rivulet.bench.fuzz;

import org.jspecify.annotations.NullMarked;
