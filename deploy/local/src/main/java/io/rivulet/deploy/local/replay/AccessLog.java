package io.rivulet.deploy.local.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.deploy.local.replay.LineMeaning.Happened;
import io.rivulet.deploy.local.replay.LineMeaning.LeftOut;
import io.rivulet.deploy.local.replay.LineMeaning.Unreadable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A web server's access log, separated by tabs, with a header. A page that was served is a page view. */
final class AccessLog implements Recording {

    static final List<String> COLUMNS = List.of("host", "time", "method", "url", "response");

    private static final Set<String> SERVED = Set.of("200", "304");
    private static final LeftOut NO_PAGE = new LeftOut("not a page view");

    private final List<String> header;
    private final Ordinals sameAgain = new Ordinals();

    AccessLog(String header) {
        this.header = Arrays.asList(header.split("\t", -1));
    }

    static boolean isHeader(String line) {
        return Arrays.asList(line.split("\t", -1)).containsAll(COLUMNS);
    }

    @Override
    public String kind() {
        return "access log";
    }

    @Override
    public LineMeaning read(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != header.size()) {
            return new Unreadable(fields.length + " fields, not " + header.size());
        }
        String host = field(fields, "host");
        if (host.isBlank()) {
            return new Unreadable("no host");
        }
        Instant at;
        try {
            at = Instant.ofEpochSecond(Long.parseLong(field(fields, "time")));
        } catch (NumberFormatException | DateTimeException e) {
            return new Unreadable("the time is no number of seconds since 1970");
        }
        String url = field(fields, "url");
        boolean served = field(fields, "method").equals("GET") && SERVED.contains(field(fields, "response"));
        return served && isPage(url) ? new Happened(List.of(pageView(host, at, url))) : NO_PAGE;
    }

    private String field(String[] fields, String column) {
        return fields[header.indexOf(column)];
    }

    private RecordedEvent pageView(String host, Instant at, String url) {
        String request = host + "\t" + at.getEpochSecond() + "\t" + url;
        int ordinal = sameAgain.next(request);
        String id = "log-" + digest(request) + "-" + ordinal;
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("eventId", id)
                .put("eventType", "page_view")
                .put("timestamp", at.toString())
                .put("visitorId", host)
                .put("sequence", ordinal)
                .put("pageUrl", "https://log.example" + (url.startsWith("/") ? url : "/" + url));
        return new RecordedEvent(id, host, "page_view", at, null, body);
    }

    /** A folder, a page of HTML, or a name without an extension; not what a page pulls in. */
    private static boolean isPage(String url) {
        String path = url.replaceFirst("[?#].*$", "").toLowerCase(Locale.ROOT);
        String last = path.substring(path.lastIndexOf('/') + 1);
        return !last.contains(".") || last.endsWith(".html") || last.endsWith(".htm");
    }

    private static String digest(String request) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
