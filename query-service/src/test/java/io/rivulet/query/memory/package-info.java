@NullMarked
package io.rivulet.query.memory;

import org.jspecify.annotations.NullMarked;
