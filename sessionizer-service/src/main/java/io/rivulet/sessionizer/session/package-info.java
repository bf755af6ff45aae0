/** What a session is: knows the cut, the order of events and the sums; hides how a session is named. */
@NullMarked
package io.rivulet.sessionizer.session;

import org.jspecify.annotations.NullMarked;
