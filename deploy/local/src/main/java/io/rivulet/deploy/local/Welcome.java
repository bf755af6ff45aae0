package io.rivulet.deploy.local;

import java.time.Duration;

/** What stands on the screen when the fleet is up: where everything is, and one thing to try. */
final class Welcome {

    private Welcome() {}

    static String of(LocalFleet fleet, Duration took) {
        String collector = fleet.url(Part.COLLECTOR);
        return String.join(
                System.lineSeparator(),
                "",
                "Rivulet is up (" + took.toSeconds() + " s).",
                "",
                "  collector        " + collector,
                "  demo shop        " + collector + "/demo/",
                "  query API        " + fleet.url(Part.QUERY),
                "  Kafka            " + fleet.bootstrapServers(),
                "  Postgres         postgresql://postgres@localhost:"
                        + fleet.config().port(Part.POSTGRES) + "/rivulet",
                "  schema registry  " + fleet.registryUrl(),
                "",
                "  write key        " + LocalFleet.WRITE_KEY + "   (site demo, public)",
                "  server key       " + LocalFleet.SERVER_KEY + "   (site demo, secret)",
                "  admin token      " + fleet.adminToken(),
                "  state and logs   " + fleet.config().home(),
                "",
                "Try:",
                "  curl -i " + collector + "/api/analytics/events -H 'X-Write-Key: " + LocalFleet.WRITE_KEY + "' \\",
                "    -d '{\"eventType\":\"page_view\",\"visitorId\":\"ada\",\"pageUrl\":\"https://shop.example/\"}'",
                "");
    }
}
