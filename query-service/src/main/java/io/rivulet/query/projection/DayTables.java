package io.rivulet.query.projection;

import java.util.List;

/** Everything that is kept of days, one row or many a day, each with its {@code day}. */
final class DayTables {

    static final List<String> ALL = List.of(
            "day_writes",
            "day_repairs",
            "day_statistics",
            "day_hours",
            "day_visits",
            "day_pages",
            "day_goals",
            "day_revenue",
            "day_products_seen",
            "day_products",
            "day_product_revenue");

    private DayTables() {}
}
