/**
 * Knows how to bring up a real broker, database and schema registry from Maven artifacts; hides where their files lie,
 * how they are formatted and which process they run in.
 */
@NullMarked
package io.rivulet.backing;

import org.jspecify.annotations.NullMarked;
