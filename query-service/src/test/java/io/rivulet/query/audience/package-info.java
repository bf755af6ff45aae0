/** Knows a few people who may and may not be addressed. It hides how they get into the topics. */
@NullMarked
package io.rivulet.query.audience;

import org.jspecify.annotations.NullMarked;
