/** Knows a site's past. It hides how it gets into the database. */
@NullMarked
package io.rivulet.query.forecast;

import org.jspecify.annotations.NullMarked;
