package io.rivulet.collector.limit;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads a rate from the settings; unlike the converter that would be made for it, it says what is allowed. */
public final class RateConverter implements Converter<Rate> {

    private static final long serialVersionUID = 1L;

    @Override
    public Rate convert(String text) {
        return Rate.of(text);
    }
}
