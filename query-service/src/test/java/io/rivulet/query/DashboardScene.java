package io.rivulet.query;

/** What the streams services hold of the shop's people. */
final class DashboardScene {

    /** As long as the collector lets one be. */
    private static final String LONG_PATH = "/" + "a-long-way/".repeat(90);

    private DashboardScene() {}

    /** Everybody is there, and the shop's first visitor is somebody whom everything is known of. */
    static void people(Shop shop) {
        FakeNode sessionizer = FakeNode.of("sessionizer").get(0);
        FakeNode profile = FakeNode.of("profile").get(0);
        FakeNode scoring = FakeNode.of("scoring").get(0);
        sessionizer.holds("visitors", "user-events", 10, true);
        FakeNode.of("sessionizer").get(1).holds("visitors", "user-events", 10, false);
        profile.holds("profiles", "session-events", 8, true);
        scoring.holds("scores", "user-profiles", 5, true);
        String id = shop.visitor(1);
        sessionizer.answers("/internal/visitors/" + id, 200, """
                {"visitorId":"%1$s","personId":"%1$s","liveSession":{"sessionId":"live-1","state":"OPEN",
                 "startedAt":"2026-03-15T09:00:00.000Z","events":13,"pageViews":9,"entryPage":"/","exitPage":"/cart"},
                 "sessions":[],"stalenessMs":5}""".formatted(id));
        profile.answers("/internal/persons/" + id, 200, """
                {"personId":"%1$s","profile":{"personId":"%1$s","visitorIds":["%1$s","phone-of-%1$s"],"siteIds":["demo"],
                 "firstSeenAt":"2026-03-02T08:47:00.000Z","lastSeenAt":"2026-03-15T09:12:00.000Z","events":41,
                 "pageViews":30,"sessions":6,"bounces":1,"sessionMillis":960000,"engagedMillis":600000,
                 "conversionCount":2,"revenue":[{"amount":61.80,"currency":"GBP"}],
                 "eventCounts":{"page_view":30,"purchase":2,"price_checked":4},
                 "deviceTypes":{"mobile":4,"desktop":2},"channels":{"email":3,"direct":3},"countries":{"GB":6},
                 "browsers":{"Firefox":6},"firstTouch":{"at":"2026-03-02T08:47:00.000Z",
                 "source":{"channel":"email","source":"newsletter","campaign":"spring"}},
                 "lastTouch":{"at":"2026-03-14T08:47:00.000Z","source":{"channel":"organic_search","source":"google"}}},
                 "recentEvents":[{"eventId":"e2","eventName":"purchase","kind":"INTERACTION",
                 "occurredAt":"2026-03-15T09:12:00.000Z","siteId":"demo","visitorId":"%1$s","sessionId":"live-1",
                 "pagePath":"/cart","conversion":true,"properties":{}},
                 {"eventId":"e1","eventName":"page_view","kind":"PAGE_VIEW","occurredAt":"2026-03-15T09:00:00.000Z",
                 "siteId":"demo","visitorId":"%1$s","sessionId":"live-1","pagePath":"%2$s","conversion":false,
                 "properties":{}}],"stalenessMs":0}""".formatted(id, LONG_PATH));
        scoring.answers("/internal/scores/" + id, 200, """
                {"personId":"%1$s","scores":{"engagement":73.5,"lead":41,"churnRisk":"VERY_LOW","model":"rules-v1",
                 "factors":[{"score":"engagement","name":"recent_visits","points":40},
                 {"score":"engagement","name":"pages_per_visit","points":33.5},
                 {"score":"lead","name":"price_checked","points":26},{"score":"lead","name":"purchase","points":15}],
                 "lastSeenAt":"2026-03-15T09:12:00.000Z","computedAt":"2026-03-15T09:12:01.000Z"},
                 "stalenessMs":9}""".formatted(id));
    }
}
