package io.rivulet.deploy.local.replay;

import java.math.BigDecimal;

/** What the query API says of visits: of no recording can it be read, but it can be seen whether it still changes. */
record Visits(BigDecimal sessions, BigDecimal pagesPerSession, BigDecimal bounceRate, BigDecimal conversionRate) {}
