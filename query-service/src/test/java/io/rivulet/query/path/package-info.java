@NullMarked
package io.rivulet.query.path;

import org.jspecify.annotations.NullMarked;
