/** The service as a whole: its configuration and its clock. It knows no question and no answer. */
@NullMarked
package io.rivulet.query;

import org.jspecify.annotations.NullMarked;
