package io.rivulet.query.attribution.credit;

/**
 * A visit on somebody's way.
 *
 * @param name the channel, source or campaign that brought it
 * @param direct whether nothing is known of where it came from
 * @param ageMillis how long before the conversion it began
 */
public record Touch(String name, boolean direct, long ageMillis) {}
