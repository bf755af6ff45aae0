@NullMarked
package io.rivulet.collector;

import org.jspecify.annotations.NullMarked;
