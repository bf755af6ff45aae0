/** Knows what happened to a handful of products. It hides how that gets into the topics. */
@NullMarked
package io.rivulet.query.product;

import org.jspecify.annotations.NullMarked;
