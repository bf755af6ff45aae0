/** Answers what is known of one person. It hides which services know it. */
@NullMarked
package io.rivulet.query.person;

import org.jspecify.annotations.NullMarked;
