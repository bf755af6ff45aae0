/** Knows what events of PostHog's libraries say in our words; pure. It hides whom their ids name and what their dollars mean. */
@NullMarked
package io.rivulet.collector.posthog;

import org.jspecify.annotations.NullMarked;
