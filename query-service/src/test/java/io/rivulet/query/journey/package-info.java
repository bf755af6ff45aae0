@NullMarked
package io.rivulet.query.journey;

import org.jspecify.annotations.NullMarked;
