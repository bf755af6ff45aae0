/** Answers how products fare. It hides under which names senders tell of them. */
@NullMarked
package io.rivulet.query.product;

import org.jspecify.annotations.NullMarked;
