/** Knows a few people's ways by heart. It hides how they get into the topics. */
@NullMarked
package io.rivulet.query.attribution;

import org.jspecify.annotations.NullMarked;
