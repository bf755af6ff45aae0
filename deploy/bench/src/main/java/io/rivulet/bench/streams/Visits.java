package io.rivulet.bench.streams;

import io.rivulet.schemas.avro.Consent;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/**
 * Events as the collector writes them, about 600 bytes in Avro: visits of a dozen events by visitors who are there at
 * the same time, of which some arrive twice and some after later ones.
 */
public final class Visits {

    /** How many visitors are there at the same time, where nobody said. */
    public static final int AT_THE_SAME_TIME = 2_000;

    private static final int EVENTS_A_VISIT = 12;
    private static final double TWICE = 0.05;
    private static final double LATE = 0.10;
    private static final int LATE_BY_AT_MOST = 5_000;
    private static final String[] PAGES = {"/", "/repairs/screen", "/repairs/battery", "/phones", "/checkout", "/blog/7"
    };
    private static final String USER_AGENT =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    private final Random random;
    private final Duration apart;
    private final int[] visitors;
    private final boolean[] arrived;
    private final Deque<UserEvent> late = new ArrayDeque<>();
    private Instant now;
    private int nextVisitor;
    private long made;

    /**
     * Prepares events.
     *
     * @param start when the first happened
     * @param apart how long after one the next happens
     * @param seed the same seed, the same events
     * @param atTheSameTime how many visitors are there at the same time: the more, the longer each pauses
     */
    public Visits(Instant start, Duration apart, long seed, int atTheSameTime) {
        this.visitors = new int[atTheSameTime];
        this.arrived = new boolean[atTheSameTime];
        this.random = new Random(seed);
        this.apart = apart;
        this.now = start;
        for (int i = 0; i < atTheSameTime; i++) {
            visitors[i] = nextVisitor++;
        }
    }

    /** The next to arrive. */
    public UserEvent next() {
        if (!late.isEmpty() && (late.size() > LATE_BY_AT_MOST || random.nextDouble() < LATE + TWICE)) {
            return late.removeFirst();
        }
        UserEvent event = happen();
        double fate = random.nextDouble();
        if (fate < LATE) {
            late.addLast(event);
            return next();
        }
        if (fate < LATE + TWICE) {
            late.addLast(event);
        }
        return event;
    }

    /**
     * What a visitor does next, in order and once.
     *
     * @param landing whether it is the first that is seen of the visitor
     */
    UserEvent of(int visitor, boolean landing) {
        now = now.plus(apart);
        made++;
        return event(String.format("v-%08d", visitor), landing);
    }

    private UserEvent happen() {
        int place = random.nextInt(visitors.length);
        if (arrived[place] && random.nextInt(EVENTS_A_VISIT) == 0) {
            visitors[place] = nextVisitor++;
            arrived[place] = false;
        }
        boolean landing = !arrived[place];
        arrived[place] = true;
        return of(visitors[place], landing);
    }

    private UserEvent event(String visitor, boolean landing) {
        boolean view = landing || random.nextInt(3) == 0;
        String page = PAGES[random.nextInt(PAGES.length)];
        String campaign = landing && random.nextInt(4) == 0 ? "autumn-" + random.nextInt(50) : null;
        String url = "https://shop.example" + page
                + (campaign == null ? "" : "?utm_source=newsletter&utm_medium=email&utm_campaign=" + campaign);
        return UserEvent.newBuilder()
                .setEventId(String.format("e-%024d", made))
                .setContentHash(random.nextLong())
                .setSiteId("bench")
                .setEventName(view ? "page_view" : "click")
                .setOriginalName(view ? "page_view" : "click")
                .setKind(view ? EventKind.PAGE_VIEW : EventKind.INTERACTION)
                .setVisitorId(visitor)
                .setSessionHint("s-" + visitor)
                .setCreatedAt(now)
                .setSentAt(now)
                .setReceivedAt(now)
                .setOccurredAt(now)
                .setSequence(made)
                .setPage(Page.newBuilder()
                        .setUrl(url)
                        .setPath(page)
                        .setTitle("Repairs while you wait, by hand and with a guarantee: The Example Shop")
                        .setReferrer("https://news.example/a/12")
                        .build())
                .setDevice(Device.newBuilder()
                        .setType("desktop")
                        .setOs("Windows")
                        .setBrowser("Chrome")
                        .setBrowserVersion("142.0")
                        .setUserAgent(USER_AGENT)
                        .setScreenResolution("1920x1080")
                        .setViewport("1280x" + (600 + random.nextInt(300)))
                        .build())
                .setPlace(Place.newBuilder().setCountry("GB").build())
                .setSource(Source.newBuilder()
                        .setChannel(campaign == null ? "referral" : "email")
                        .setCampaign(campaign)
                        .build())
                .setConsent(Consent.newBuilder().setAnalytics(true).build())
                .setSdk("rivulet-js 1.0.0")
                .setProperties("{\"position\":" + random.nextInt(2000) + ",\"text\":\"Book a repair\"}")
                .build();
    }
}
