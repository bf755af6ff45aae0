package io.rivulet.sessionizer.session;

import io.rivulet.schemas.avro.UserEvent;

/**
 * An event that counts.
 *
 * @param event what happened
 * @param personId under whom it was counted
 */
public record OwnedEvent(UserEvent event, String personId) {}
