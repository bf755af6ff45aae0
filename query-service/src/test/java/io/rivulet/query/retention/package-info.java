@NullMarked
package io.rivulet.query.retention;

import org.jspecify.annotations.NullMarked;
