@NullMarked
package io.rivulet.backing;

import org.jspecify.annotations.NullMarked;
