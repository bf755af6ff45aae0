@NullMarked
package io.rivulet.query.behind;

import org.jspecify.annotations.NullMarked;
