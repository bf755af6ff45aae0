/** Knows which answers still hold, and gives them again. It hides how that is found out, and where they are kept. */
@NullMarked
package io.rivulet.query.memory;

import org.jspecify.annotations.NullMarked;
