/** Answers which visits earned the conversions of a range. It hides how paths are put together from visits. */
@NullMarked
package io.rivulet.query.attribution;

import org.jspecify.annotations.NullMarked;
