/** Knows a few people who belong somewhere. It hides how they get into the topics. */
@NullMarked
package io.rivulet.query.segment;

import org.jspecify.annotations.NullMarked;
