package io.rivulet.bench.questions;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;

/** What is asked, with what differs from time to time left open. */
enum Kind {
    DASHBOARD_7(7, 200, 20),
    DASHBOARD_30(30, 200, 20),
    DASHBOARD_90(90, 200, 20),
    DASHBOARD_334(334, 0),
    FUNNEL_4(30, 1_500),
    FUNNEL_4_BY_PAGES(30, 1_500),
    FUNNEL_4_BY_SOURCE(30, 1_500),
    FUNNEL_12(30, 4_000),
    RETENTION_BY_WEEK(56, 2_000),
    RETENTION_BY_DAY(30, 2_000),
    RETENTION_RECURRING(56, 2_000),
    PATHS(30, 2_000),
    PATHS_OF_EVENTS(30, 2_000);

    private static final String FOUR =
            "{\"event\":\"page_view\"},{\"event\":\"product_view\"},{\"event\":\"add_to_cart\"},{\"event\":\"purchase\"}";

    private final int days;
    private final int promised;
    private final int promisedAgain;

    Kind(int days, int promised) {
        this(days, promised, 0);
    }

    Kind(int days, int promised, int promisedAgain) {
        this.days = days;
        this.promised = promised;
        this.promisedAgain = promisedAgain;
    }

    /** What is put to the service: a GET where there is no body. */
    record Question(String path, String body) {}

    /** The milliseconds within which 95 of 100 must be answered; 0 where nothing is promised. */
    int promised() {
        return promised;
    }

    /** The same of questions that have been put before. */
    int promisedAgain() {
        return promisedAgain;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A range of its length somewhere in the archive, after its first month; one of the sites, or all of them. */
    Question by(Random chance) {
        LocalDate first = Archive.FIRST.plusDays(30L + chance.nextInt(Archive.DAYS - 30 - days + 1));
        LocalDate last = first.plusDays(days - 1L);
        int site = chance.nextInt(Archive.SITES.size() + 1);
        String siteId = site == Archive.SITES.size() ? "" : Archive.SITES.get(site);
        if (name().startsWith("DASHBOARD")) {
            return new Question(
                    "/api/analytics/dashboard?startDate=" + first + "&endDate=" + last
                            + (siteId.isEmpty() ? "" : "&siteId=" + siteId)
                            + (chance.nextBoolean() ? "&compare=previous" : ""),
                    "");
        }
        String scope = "{\"dateRange\":[\"" + first + "\",\"" + last + "\"]"
                + (siteId.isEmpty() ? "" : ",\"siteId\":\"" + siteId + "\"");
        return new Question("/api/analytics/" + path(), scope + body() + "}");
    }

    private String path() {
        return switch (this) {
            case FUNNEL_4, FUNNEL_4_BY_PAGES, FUNNEL_4_BY_SOURCE, FUNNEL_12 -> "funnels";
            case RETENTION_BY_WEEK, RETENTION_BY_DAY, RETENTION_RECURRING -> "retention";
            default -> "paths";
        };
    }

    private String body() {
        return switch (this) {
            case FUNNEL_4 -> ",\"steps\":[" + FOUR + "]";
            case FUNNEL_4_BY_PAGES ->
                ",\"steps\":[{\"event\":\"page_view\",\"filters\":[[\"matches_wildcard\",\"event:page\",[\"/services/*\"]]]},"
                        + "{\"event\":\"price_checked\"},{\"event\":\"form_start\"},{\"event\":\"form_submit\"}]";
            case FUNNEL_4_BY_SOURCE -> ",\"breakdown\":\"visit:source\",\"steps\":[" + FOUR + "]";
            case FUNNEL_12 ->
                ",\"steps\":[" + FOUR + "," + FOUR
                        + ",{\"event\":\"checkout_started\"},{\"event\":\"form_start\"},{\"event\":\"form_submit\"},{\"event\":\"review_read\"}]";
            case RETENTION_BY_WEEK -> ",\"period\":\"week\",\"periods\":8";
            case RETENTION_BY_DAY -> ",\"period\":\"day\",\"periods\":14";
            case RETENTION_RECURRING -> ",\"period\":\"week\",\"periods\":8,\"mode\":\"recurring\"";
            case PATHS_OF_EVENTS -> ",\"of\":\"event\"";
            default -> "";
        };
    }
}
