/** Answers what happens right now. It hides which windows are looked at. */
@NullMarked
package io.rivulet.query.realtime;

import org.jspecify.annotations.NullMarked;
