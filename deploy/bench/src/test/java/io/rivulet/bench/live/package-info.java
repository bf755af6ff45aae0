@NullMarked
package io.rivulet.bench.live;

import org.jspecify.annotations.NullMarked;
