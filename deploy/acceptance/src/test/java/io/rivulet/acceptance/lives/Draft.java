package io.rivulet.acceptance.lives;

import io.rivulet.schemas.avro.UserEvent;
import java.time.Duration;
import java.util.Optional;

/**
 * An event as it happened, before the network has it.
 *
 * @param event without a time of arrival
 * @param delay how long it takes to arrive, where that is part of the story
 */
public record Draft(UserEvent event, Optional<Duration> delay) {}
