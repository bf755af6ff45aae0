@NullMarked
package io.rivulet.query.funnel;

import org.jspecify.annotations.NullMarked;
