@NullMarked
package io.rivulet.bench.acknowledged;

import org.jspecify.annotations.NullMarked;
