/** Reads the bodies of questions and names what is wrong with them. It hides JSON. */
@NullMarked
package io.rivulet.query.asked;

import org.jspecify.annotations.NullMarked;
