@NullMarked
package io.rivulet.query.saved;

import org.jspecify.annotations.NullMarked;
