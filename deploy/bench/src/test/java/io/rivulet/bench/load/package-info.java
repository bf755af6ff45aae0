@NullMarked
package io.rivulet.bench.load;

import org.jspecify.annotations.NullMarked;
