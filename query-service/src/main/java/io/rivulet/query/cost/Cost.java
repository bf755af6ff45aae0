package io.rivulet.query.cost;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What something cost on a day. What is not said of where visits came from is an empty text.
 *
 * @param currency ISO 4217
 */
public record Cost(LocalDate day, String channel, String source, String campaign, String currency, BigDecimal amount) {}
