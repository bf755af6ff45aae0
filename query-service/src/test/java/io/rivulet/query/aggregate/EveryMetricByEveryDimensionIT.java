package io.rivulet.query.aggregate;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rivulet.query.RandomShop;
import io.rivulet.query.RandomShop.Event;
import io.rivulet.query.aggregate.PlainAnswer.By;
import io.rivulet.query.aggregate.PlainAnswer.Where;
import io.rivulet.query.projection.ProjectedDatabase;
import io.rivulet.schemas.avro.Session;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every metric by every dimension under every kind of filter is what counting one by one says, over days of New York in
 * which the clocks change.
 */
class EveryMetricByEveryDimensionIT {

    private static final String SITE = "newyork";
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 6);
    private static final LocalDate LAST = LocalDate.of(2025, 3, 12);
    private static final JsonMapper JSON = new JsonMapper();

    private static final Where ALL = new Where("[]", event -> true, visit -> true);

    private @Nullable Ask ask;

    @Test
    void everyNumberIsThatOfCountingOneByOne() throws Exception {
        RandomShop shop = RandomShop.of(42, SITE, Instant.parse("2025-03-05T00:00:00Z"), 160);
        var database = ProjectedDatabase.create();
        shop.told().projectInto(database);
        ask = new Ask(database.dataSource(), ZONE);
        var plain = new PlainAnswer(
                shop.events(),
                shop.visits(),
                FIRST.atStartOfDay(ZONE).toInstant(),
                LAST.plusDays(1).atStartOfDay(ZONE).toInstant());
        List<Where> filters = filters(plain);
        int compared = 0;
        for (By by : dimensions()) {
            for (Where where : List.of(ALL, filters.get(0), filters.get(1))) {
                compared += compare(plain, List.of(by), where);
            }
        }
        Map<String, By> named = dimensions().stream().collect(Collectors.toMap(By::name, Function.identity()));
        for (Where where : filters) {
            compared += compare(plain, List.of(), where);
            compared += compare(plain, List.of(by(named, "visit:source"), by(named, "event:page")), where);
            compared += compare(plain, List.of(by(named, "time:day"), by(named, "visit:device")), where);
            compared += compare(plain, List.of(by(named, "event:goal"), by(named, "event:props:color")), where);
        }
        assertThat(compared).isGreaterThan(1000);
    }

    private int compare(PlainAnswer plain, List<By> by, Where where) throws Exception {
        List<String> metrics = metrics(by, where);
        var expected = plain.of(metrics, by, where);
        assertThat(asked(metrics, by, where))
                .as("%s by %s where %s", metrics, by.stream().map(By::name).toList(), where.json())
                .isEqualTo(expected);
        return metrics.size() * expected.size();
    }

    private static List<String> metrics(List<By> by, Where where) {
        List<String> metrics = new ArrayList<>(
                List.of("visitors", "visits", "pageviews", "events", "total_revenue", "average_revenue"));
        if (!by.isEmpty()) {
            metrics.add("percentage");
        }
        if (by.stream().allMatch(one -> one.ofVisit() != null)) {
            metrics.addAll(List.of("bounce_rate", "visit_duration"));
            if (by.stream().noneMatch(one -> one.name().startsWith("event:"))) {
                metrics.add("views_per_visit");
            }
        }
        if (by.stream().anyMatch(one -> one.name().equals("event:page"))) {
            metrics.addAll(List.of("scroll_depth", "time_on_page"));
        }
        if (by.stream().anyMatch(one -> one.name().equals("event:goal")) && where.equals(ALL)) {
            metrics.add("conversion_rate");
        }
        return metrics;
    }

    private Map<List<String>, List<Object>> asked(List<String> metrics, List<By> by, Where where) throws Exception {
        String body = """
                {"site_id": "%s", "date_range": ["%s", "%s"], "metrics": %s, "dimensions": %s, "filters": %s}""".formatted(
                        SITE,
                        FIRST,
                        LAST,
                        JSON.writeValueAsString(metrics),
                        JSON.writeValueAsString(by.stream().map(By::name).toList()),
                        where.json());
        Map<List<String>, List<Object>> rows = new HashMap<>();
        for (JsonNode row : Objects.requireNonNull(ask).answer(body).path("results")) {
            List<String> key = new ArrayList<>();
            row.path("dimensions").forEach(value -> key.add(value.asText()));
            List<Object> values = new ArrayList<>();
            row.path("metrics").forEach(value -> values.add(value(value)));
            assertThat(rows.put(key, values)).as("each row once").isNull();
        }
        return rows;
    }

    private static Object value(JsonNode value) {
        if (!value.isArray()) {
            return value.decimalValue().setScale(2, RoundingMode.UNNECESSARY);
        }
        Map<String, BigDecimal> amounts = new TreeMap<>();
        value.forEach(amount -> amounts.put(
                amount.path("currency").asText(),
                amount.path("amount").decimalValue().setScale(6, RoundingMode.UNNECESSARY)));
        return amounts;
    }

    private static List<Where> filters(PlainAnswer plain) {
        Predicate<Event> buys = event -> event.told().getConversion();
        Predicate<Session> bought =
                visit -> plain.events().stream().filter(buys).anyMatch(event -> visit.equals(event.visit()));
        return List.of(
                new Where("[[\"is\",\"event:page\",[\"/a\"]]]", event -> "/a".equals(path(event)), null),
                new Where(
                        "[[\"is_not\",\"visit:source\",[\"GOOGLE\",\"x\"],{\"case_sensitive\":false}]]",
                        event -> !"google"
                                .equalsIgnoreCase(ofVisit(
                                        event,
                                        EveryMetricByEveryDimensionIT::source,
                                        own -> own.told().getSource().getSource())),
                        visit -> !"google".equalsIgnoreCase(visit.getSource().getSource())),
                new Where(
                        "[[\"contains\",\"event:page\",[\"b\",\"50%_\"]]]",
                        event -> pathHas(event, "b") || pathHas(event, "50%_"), null),
                new Where("[[\"contains_not\",\"event:page\",[\"b\"]]]", event -> !pathHas(event, "b"), null),
                new Where(
                        "[[\"or\",[[\"is\",\"visit:country\",[\"GB\",\"(none)\"]],[\"is\",\"event:props:color\",[\"red\"]]]]]",
                        event -> !"FR".equals(country(event)) || red(event),
                        null),
                new Where(
                        "[[\"not\",[\"and\",[[\"is\",\"visit:country\",[\"GB\"]],[\"is\",\"visit:device\",[\"mobile\"]]]]]]",
                        event -> !("GB".equals(country(event)) && "mobile".equals(device(event))),
                        visit -> !("GB".equals(visit.getPlace().getCountry())
                                && "mobile".equals(visit.getDevice().getType()))),
                new Where(
                        "[[\"has_done\",[\"is\",\"event:goal\",[\"purchase\"]]]]",
                        event -> event.visit() != null && bought.test(event.visit()),
                        bought),
                new Where(
                        "[[\"has_not_done\",[\"is\",\"event:goal\",[\"purchase\"]]]]",
                        event -> event.visit() == null || !bought.test(event.visit()),
                        not(bought)),
                new Where(
                        "[[\"matches_wildcard\",\"event:page\",[\"/*\"]],[\"matches_not\",\"event:page\",[\"^/A\"]]]",
                        event -> "/".equals(path(event)) || "/a".equals(path(event)),
                        null),
                new Where(
                        "[[\"matches_wildcard\",\"event:page\",[\"/**b\"]]]",
                        event -> "/a/b".equals(path(event)),
                        null));
    }

    private static List<By> dimensions() {
        List<By> all = new ArrayList<>();
        all.add(new By("event:name", event -> event.told().getEventName(), null));
        all.add(new By("event:page", EveryMetricByEveryDimensionIT::path, Session::getEntryPage));
        all.add(new By("event:hostname", EveryMetricByEveryDimensionIT::host, null));
        all.add(new By(
                "event:goal",
                event -> event.told().getConversion() ? event.told().getEventName() : null,
                null));
        all.add(new By("event:props:color", EveryMetricByEveryDimensionIT::color, null));
        all.add(visit("visit:entry_page", Session::getEntryPage, event -> null));
        all.add(visit("visit:exit_page", Session::getExitPage, event -> null));
        all.add(visit(
                "visit:referrer",
                Session::getReferrer,
                event -> event.told().getPage().getReferrer()));
        all.add(visit(
                "visit:source",
                EveryMetricByEveryDimensionIT::source,
                event -> event.told().getSource().getSource()));
        all.add(visit(
                "visit:utm_source",
                EveryMetricByEveryDimensionIT::source,
                event -> event.told().getSource().getSource()));
        all.add(visit(
                "visit:channel",
                visit -> visit.getSource().getChannel(),
                event -> event.told().getSource().getChannel()));
        all.add(visit(
                "visit:utm_medium",
                visit -> visit.getSource().getMedium(),
                event -> event.told().getSource().getMedium()));
        all.add(visit(
                "visit:utm_campaign",
                visit -> visit.getSource().getCampaign(),
                event -> event.told().getSource().getCampaign()));
        all.add(visit(
                "visit:utm_term",
                visit -> visit.getSource().getTerm(),
                event -> event.told().getSource().getTerm()));
        all.add(visit(
                "visit:utm_content",
                visit -> visit.getSource().getContent(),
                event -> event.told().getSource().getContent()));
        all.add(visit(
                "visit:device",
                visit -> visit.getDevice().getType(),
                event -> event.told().getDevice().getType()));
        all.add(visit(
                "visit:browser",
                visit -> visit.getDevice().getBrowser(),
                event -> event.told().getDevice().getBrowser()));
        all.add(visit(
                "visit:browser_version",
                visit -> visit.getDevice().getBrowserVersion(),
                event -> event.told().getDevice().getBrowserVersion()));
        all.add(visit(
                "visit:os",
                visit -> visit.getDevice().getOs(),
                event -> event.told().getDevice().getOs()));
        all.add(visit(
                "visit:country",
                visit -> visit.getPlace().getCountry(),
                event -> event.told().getPlace().getCountry()));
        all.add(visit(
                "visit:region",
                visit -> visit.getPlace().getRegion(),
                event -> event.told().getPlace().getRegion()));
        all.add(visit(
                "visit:city",
                visit -> visit.getPlace().getCity(),
                event -> event.told().getPlace().getCity()));
        all.add(time("time:hour", at -> at.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:00:00"))));
        all.add(time("time:day", at -> at.toLocalDate().toString()));
        all.add(time("time", at -> at.toLocalDate().toString()));
        all.add(time("time:month", at -> at.toLocalDate().withDayOfMonth(1).toString()));
        all.add(time("time:week", at -> {
            LocalDate monday = at.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return (monday.isBefore(FIRST) ? FIRST : monday).toString();
        }));
        return all;
    }

    private static By by(Map<String, By> named, String name) {
        return Objects.requireNonNull(named.get(name));
    }

    private static By time(String name, Function<LocalDateTime, String> label) {
        return new By(
                name,
                event -> label.apply(LocalDateTime.ofInstant(event.told().getOccurredAt(), ZONE)),
                visit -> label.apply(LocalDateTime.ofInstant(visit.getStartedAt(), ZONE)));
    }

    private static By visit(
            String name, Function<Session, @Nullable String> ofVisit, Function<Event, @Nullable String> own) {
        return new By(name, event -> ofVisit(event, ofVisit, own), ofVisit);
    }

    private static @Nullable String ofVisit(
            Event event, Function<Session, @Nullable String> ofVisit, Function<Event, @Nullable String> own) {
        Session visit = event.visit();
        return visit == null ? own.apply(event) : ofVisit.apply(visit);
    }

    private static @Nullable String source(Session visit) {
        return visit.getSource().getSource();
    }

    private static @Nullable String country(Event event) {
        return event.told().getPlace().getCountry();
    }

    private static @Nullable String device(Event event) {
        return event.told().getDevice().getType();
    }

    private static @Nullable String path(Event event) {
        return event.told().getPage().getPath();
    }

    private static boolean pathHas(Event event, String part) {
        return String.valueOf(path(event)).contains(part);
    }

    private static @Nullable String host(Event event) {
        String url = event.told().getPage().getUrl();
        return url == null ? null : url.startsWith("https") ? "shop.example" : "www.example";
    }

    private static boolean red(Event event) {
        return "red".equals(color(event));
    }

    private static @Nullable String color(Event event) {
        String properties = event.told().getProperties();
        return properties.contains("red") ? "red" : properties.contains("Blue") ? "Blue" : null;
    }
}
