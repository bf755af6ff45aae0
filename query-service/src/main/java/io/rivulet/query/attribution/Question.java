package io.rivulet.query.attribution;

import io.rivulet.query.asked.DateRange;
import java.time.Duration;
import java.util.List;

/**
 * What is asked.
 *
 * @param range in which conversions happened
 * @param goals names of conversions; all where there are none
 * @param lookback how long before a conversion a visit may have begun to be on its way
 */
record Question(List<String> siteIds, DateRange range, List<String> goals, Dimension dimension, Duration lookback) {}
