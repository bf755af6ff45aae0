/** Reads exported files as their receivers would. It hides how events get into the topics. */
@NullMarked
package io.rivulet.query.export;

import org.jspecify.annotations.NullMarked;
