/**
 * Knows what the definitions say about visits, people and conclusions, computed from the finished list of events: sort,
 * then cut. Shares no line with the sessionizer, whose answers it judges; hides how.
 */
@NullMarked
package io.rivulet.acceptance.oracle;

import org.jspecify.annotations.NullMarked;
