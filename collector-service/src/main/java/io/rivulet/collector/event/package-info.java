/** Knows what an event must say and what its words mean; pure. It hides the forms and names in which senders say it. */
@NullMarked
package io.rivulet.collector.event;

import org.jspecify.annotations.NullMarked;
