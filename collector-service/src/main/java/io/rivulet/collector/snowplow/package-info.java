/** Knows what Snowplow's tracker protocol says in our words; pure. It hides its abbreviations, schemas and entities. */
@NullMarked
package io.rivulet.collector.snowplow;

import org.jspecify.annotations.NullMarked;
