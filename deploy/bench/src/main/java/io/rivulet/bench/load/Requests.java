package io.rivulet.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Requests as a tracker sends them, 640 bytes a body of one event and 5.6 kB of ten. They are written once; only ids are
 * written into them later, so that making a request costs its sender next to nothing.
 */
public final class Requests {

    private static final int TEMPLATES = 256;
    private static final int VISITORS = 20_000;
    private static final String EVENT_ID = "e-000000000000000000000000";
    private static final String VISITOR_ID = "v-000000";
    private static final String[] NAMES = {
        "page_view", "page_view", "scroll_depth", "click", "product_view", "add_to_cart", "heartbeat", "Order Completed"
    };
    private static final String[] PAGES = {"/", "/repairs/screen", "/repairs/battery", "/phones", "/checkout", "/blog/7"
    };
    private static final String[] REFERRERS = {
        "https://www.google.com/", "https://shop.example/phones", "https://t.co/abc", "https://news.example/a/12"
    };
    private static final String USER_AGENT =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    private final List<Template> templates;
    private final Random random;
    private final String run;
    private long events;
    private int requests;

    /** A request and where its ids go. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
    private record Template(byte[] bytes, int[] eventIds, int[] visitorIds) {}

    /**
     * Prepares requests.
     *
     * @param perRequest events in each
     * @param now the sender's clock
     * @param seed the same seed, the same requests
     */
    public Requests(String path, String writeKey, int perRequest, Instant now, long seed) {
        this.random = new Random(seed);
        this.run = Long.toHexString(now.toEpochMilli() | 1L << 63).substring(5);
        this.templates = IntStream.range(0, TEMPLATES)
                .mapToObj(i -> template(path, writeKey, perRequest, now))
                .toList();
    }

    /** The next request; its events have ids that no other has. */
    public ByteBuffer next() {
        Template template = templates.get(requests++ % TEMPLATES);
        byte[] bytes = template.bytes().clone();
        for (int at : template.eventIds()) {
            write(bytes, at + EVENT_ID.length(), events++);
        }
        // A visitor's events come together, as they do from a page.
        int visitor = random.nextInt(VISITORS);
        for (int at : template.visitorIds()) {
            write(bytes, at + VISITOR_ID.length(), visitor);
        }
        return ByteBuffer.wrap(bytes);
    }

    private Template template(String path, String writeKey, int perRequest, Instant now) {
        String body = IntStream.range(0, perRequest)
                .mapToObj(i -> event(now.minusMillis(100L * (perRequest - i))))
                .collect(Collectors.joining(
                        ",",
                        "{\"events\":[",
                        "],\"metadata\":{\"sentAt\":\"" + now + "\",\"sdkVersion\":\"rivulet-js 1.0.0\"}}"));
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Write-Key: " + writeKey
                + "\r\nContent-Type: text/plain;charset=UTF-8\r\nOrigin: https://shop.example\r\nUser-Agent: "
                + USER_AGENT + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
        String all = head + body;
        return new Template(all.getBytes(StandardCharsets.US_ASCII), places(all, "e-0"), places(all, "v-0"));
    }

    private String event(Instant at) {
        String page = pick(PAGES);
        String name = pick(NAMES);
        String more = name.equals("Order Completed")
                ? "\"orderId\":\"o-" + random.nextInt(1 << 20) + "\",\"revenue\":\"" + random.nextInt(200)
                        + ".90\",\"currency\":\"GBP\""
                : "\"position\":" + random.nextInt(2000) + ",\"element\":\"a.btn-" + random.nextInt(100)
                        + "\",\"text\":\"Book a repair\"";
        return "{\"eventId\":\"e-0" + run + EVENT_ID.substring(3 + run.length()) + "\",\"eventType\":\"" + name
                + "\",\"timestamp\":\"" + at + "\",\"visitorId\":\"" + VISITOR_ID + "\",\"sessionId\":\"s-"
                + random.nextInt(1 << 24) + "\",\"pageUrl\":\"https://shop.example" + page
                + "?utm_source=newsletter&utm_medium=email&utm_campaign=autumn&utm_term=t" + random.nextInt(50)
                + "\",\"pageTitle\":\"Repairs while you wait, by hand and guaranteed: The Example Shop\",\"referrer\":\""
                + pick(REFERRERS)
                + "\",\"screenResolution\":\"1920x1080\",\"viewport\":\"1280x" + (600 + random.nextInt(300))
                + "\",\"consent\":{\"analytics\":true,\"marketing\":false},\"properties\":{" + more + "}}";
    }

    private String pick(String[] any) {
        return any[random.nextInt(any.length)];
    }

    private static int[] places(String text, String what) {
        return IntStream.range(0, text.length())
                .filter(i -> text.startsWith("\"" + what, i))
                .map(i -> i + 1)
                .toArray();
    }

    /** Writes a number's digits so that they end there. */
    private static void write(byte[] bytes, int end, long number) {
        int at = end;
        for (long rest = number; rest > 0; rest /= 10) {
            bytes[--at] = (byte) ('0' + rest % 10);
        }
    }
}
