/** Tests of what is pushed. */
@NullMarked
package io.rivulet.query.live;

import org.jspecify.annotations.NullMarked;
