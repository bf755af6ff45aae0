/** Gives events away as a file, one after another. It hides the formats and how rows are fetched. */
@NullMarked
package io.rivulet.query.export;

import org.jspecify.annotations.NullMarked;
