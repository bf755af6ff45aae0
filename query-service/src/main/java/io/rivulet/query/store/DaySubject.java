package io.rivulet.query.store;

import java.util.List;

/** What is kept of days, each by itself: who asks for one does not wait for the other. */
public enum DaySubject {
    /** The numbers of the dashboard. */
    REPORT("day_statistics day_hours day_visits day_pages day_goals day_revenue", 3) {
        @Override
        String computed(String day, String from, String until) {
            return DaySql.report(day, from, until);
        }
    },
    /** What happened to products. */
    PRODUCTS("day_products_seen day_products day_product_revenue", 2) {
        @Override
        String computed(String day, String from, String until) {
            return DaySql.products(day, from, until);
        }
    };

    private final String tables;
    private final int sites;

    DaySubject(String tables, int sites) {
        this.tables = tables;
        this.sites = sites;
    }

    /** The tables of its rows; the first tells how many writes of its days they have seen. */
    List<String> tables() {
        return List.of(tables.split(" ", -1));
    }

    /** How often the statement that computes a day asks for the site, after it was told site and time zone. */
    int sites() {
        return sites;
    }

    /** The statement that computes a day. */
    abstract String computed(String day, String from, String until);
}
