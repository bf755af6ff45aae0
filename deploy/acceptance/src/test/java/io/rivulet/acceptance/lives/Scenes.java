package io.rivulet.acceptance.lives;

import io.rivulet.schemas.avro.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What visitors do: each scene goes up to a boundary of a definition and one millisecond past it. */
final class Scenes {

    private static final Duration GAP = Duration.ofMinutes(30);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration INSTANT = Duration.ofMillis(1);

    /** All of them. */
    static final List<Consumer<Pen>> ALL = List.of(
            Scenes::browses,
            Scenes::browses,
            Scenes::browses,
            Scenes::browses,
            Scenes::comesBackAtTheGap,
            Scenes::staysADay,
            Scenes::followsCampaigns,
            Scenes::followsCampaigns,
            Scenes::books,
            Scenes::books,
            Scenes::looksAtServices,
            Scenes::checksPrices,
            Scenes::clicksInRage,
            Scenes::readsOnAndOn,
            Scenes::doesAllAtOnce,
            Scenes::isSentByABrokenSdk,
            Scenes::losesTheNetwork,
            Scenes::goesOnAJourney,
            Scenes::goesOnAJourney);

    private Scenes() {}

    private static void browses(Pen pen) {
        for (int left = pen.dice.nextInt(1, 12); left > 0; left--) {
            double what = pen.dice.nextDouble();
            if (what < 0.5) {
                pen.view();
            } else if (what < 0.7) {
                pen.does(pen.oneOf(List.of("product_view", "add_to_cart", "search")));
            } else if (what < 0.95) {
                pen.suffers(pen.oneOf(List.of("heartbeat", "scroll_depth", "page_exit")));
            } else {
                pen.pays(pen.dice.nextInt(100) + ".99", pen.oneOf(List.of("GBP", "EUR")));
            }
            if (pen.chance(0.8)) {
                pen.pauseSeconds(1, 90);
            } else {
                pen.pauseSeconds(60, 1_790);
            }
        }
    }

    private static void comesBackAtTheGap(Pen pen) {
        for (Duration pause : List.of(GAP, GAP.plus(INSTANT), GAP.minus(INSTANT))) {
            pen.view();
            pen.pause(pause);
        }
        pen.view();
    }

    /** Never away for longer than the gap, over the end of the longest visit, and now and then exactly at it. */
    private static void staysADay(Pen pen) {
        Instant longest = pen.now().plus(DAY);
        boolean exactly = pen.chance(0.5);
        Instant end = longest.plus(Duration.ofHours(pen.dice.nextInt(3)));
        pen.view();
        while (pen.now().isBefore(end)) {
            Duration toTheEnd = Duration.between(pen.now(), longest);
            if (exactly && toTheEnd.compareTo(GAP) <= 0 && toTheEnd.compareTo(Duration.ZERO) > 0) {
                pen.pause(toTheEnd);
                pen.suffers("heartbeat");
                pen.pause(INSTANT);
            } else {
                pen.pauseSeconds(1_200, 1_800);
            }
            pen.suffers("heartbeat");
        }
    }

    private static void followsCampaigns(Pen pen) {
        for (int left = pen.dice.nextInt(2, 9); left > 0; left--) {
            if (pen.chance(0.2)) {
                pen.suffers("heartbeat");
            } else {
                String campaign = pen.oneOf(Arrays.asList(null, null, "", " ", "spring", "SPRING", "summer", "summer"));
                String channel = pen.oneOf(List.of("paid search", "e-mail", "display", "assistant"));
                String referrer = pen.oneOf(Arrays.asList(
                        null,
                        "https://news.example/today",
                        "https://SHOP.example/from",
                        "http://www.shop.example:80/from"));
                pen.view(
                        Source.newBuilder()
                                .setCampaign(campaign)
                                .setChannel(channel)
                                .setSource("x")
                                .build(),
                        referrer);
            }
            pen.pauseSeconds(5, 900);
        }
    }

    private static void books(Pen pen) {
        for (int starts = pen.dice.nextInt(1, 4); starts > 0; starts--) {
            pen.does("booking_started");
            pen.pause(pen.oneOf(List.of(Duration.ofMinutes(5), GAP, GAP.plus(INSTANT))));
        }
        if (pen.chance(0.5)) {
            pen.does("booking_completed");
        }
    }

    private static void looksAtServices(Pen pen) {
        for (int looks = pen.dice.nextInt(1, 4); looks > 0; looks--) {
            pen.does("service_viewed");
            pen.pause(pen.oneOf(List.of(Duration.ofMinutes(3), GAP, GAP.plus(INSTANT))));
        }
        if (pen.chance(0.4)) {
            pen.does(pen.oneOf(List.of("service_booked", "booking_completed")));
        }
    }

    private static void checksPrices(Pen pen) {
        List<Duration> pauses = List.of(Duration.ofMinutes(4), Duration.ofHours(20), WEEK, WEEK.plus(INSTANT));
        for (int checks = pen.dice.nextInt(1, 8); checks > 0; checks--) {
            pen.does("price_checked");
            pen.pause(pen.chance(0.6) ? pauses.get(0) : pen.oneOf(pauses));
        }
    }

    private static void clicksInRage(Pen pen) {
        pen.view();
        pen.pauseSeconds(3, 9);
        if (pen.chance(0.2)) {
            pen.suffers("rage_click");
            pen.pause(Duration.ofMillis(pen.oneOf(List.of(300, 999, 1_000, 1_001, 1_700))));
        }
        int x = 100;
        for (int clicks = pen.dice.nextInt(2, 9); clicks > 0; clicks--) {
            pen.clicks(pen.chance(0.9) ? "#buy" : "#sell", x, 50);
            x += pen.oneOf(List.of(0, 0, 5, 30, 30, 31));
            pen.pause(Duration.ofMillis(pen.oneOf(List.of(80, 120, 499, 500, 500, 501))));
        }
    }

    private static void readsOnAndOn(Pen pen) {
        for (int pages = pen.dice.nextInt(9, 14); pages > 0; pages--) {
            pen.view();
            pen.pauseSeconds(10, 200);
        }
        if (pen.chance(0.3)) {
            pen.pays("10.00", "GBP");
        }
    }

    private static void doesAllAtOnce(Pen pen) {
        pen.view();
        for (int ties = pen.dice.nextInt(1, 4); ties > 0; ties--) {
            pen.writesAtOnce(pen.dice.nextInt(-1, 2));
        }
        pen.pauseSeconds(5, 60);
        pen.view();
    }

    private static void isSentByABrokenSdk(Pen pen) {
        pen.does("form_start");
        pen.reusesLastId();
        pen.reusesLastId();
        pen.pauseSeconds(5, 60);
    }

    /** Here and there on a few groups of pages, the pages left behind, and back. */
    private static void goesOnAJourney(Pen pen) {
        List<String> pages = List.of("/services", "/services/screens", "/pricing", "/pricing/screens", "/blog", "/");
        String page = pen.oneOf(pages);
        for (int steps = pen.dice.nextInt(2, 10); steps > 0; steps--) {
            double what = pen.dice.nextDouble();
            if (what < 0.5) {
                String left = page;
                page = pen.oneOf(pages);
                pen.viewOf(page);
                pen.suffersOn("page_exit", left);
            } else if (what < 0.85) {
                pen.doesOn(
                        pen.oneOf(List.of("search_query", "form_start", "form_submit", "support_ticket", "hover")),
                        page);
            } else {
                pen.suffersOn("heartbeat", page);
            }
            pen.pauseSeconds(1, 400);
        }
    }

    /** What happened a day before arrives right after what happens now: exactly within the grace, or past it. */
    private static void losesTheNetwork(Pen pen) {
        boolean past = pen.chance(0.5);
        pen.viewArrivingAfter(DAY.plusSeconds(5));
        pen.pause(past ? DAY.plus(INSTANT) : DAY);
        pen.viewArrivingAfter(Duration.ofSeconds(1));
        pen.pauseSeconds(3_600, 7_200);
    }
}
