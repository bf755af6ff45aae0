@NullMarked
package io.rivulet.query.projection;

import org.jspecify.annotations.NullMarked;
