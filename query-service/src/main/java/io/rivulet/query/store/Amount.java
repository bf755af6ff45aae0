package io.rivulet.query.store;

import java.math.BigDecimal;

/**
 * Money.
 *
 * @param currency ISO 4217
 * @param amount in units of the currency; negative where more went back than came
 */
public record Amount(String currency, BigDecimal amount) {}
