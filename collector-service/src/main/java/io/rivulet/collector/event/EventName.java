package io.rivulet.collector.event;

import io.rivulet.schemas.avro.EventKind;

/**
 * What an event is called everywhere behind the collector.
 *
 * @param canonical snake_case
 */
public record EventName(String canonical, EventKind kind) {}
