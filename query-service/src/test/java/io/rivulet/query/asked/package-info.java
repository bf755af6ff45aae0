@NullMarked
package io.rivulet.query.asked;

import org.jspecify.annotations.NullMarked;
