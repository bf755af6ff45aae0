/** Knows what facts make of a person's profile, and what two profiles make of one. It hides the arithmetic. */
@NullMarked
package io.rivulet.profile.profile;

import org.jspecify.annotations.NullMarked;
