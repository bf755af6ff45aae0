package io.rivulet.acceptance.oracle;

import io.rivulet.schemas.avro.Session;
import java.util.List;

/**
 * What has to be known of a visitor on a site when everything has come and everything is over.
 *
 * @param visitorsOwn whose everything is that the visitor did before anybody signed in
 * @param aliases which users the visitor's events say are one, in words, sorted
 * @param counted the events that count, in the order in which they came
 * @param visits in order
 * @param conclusions in order
 */
public record Verdict(
        String siteId,
        String visitorId,
        String visitorsOwn,
        List<String> aliases,
        List<Counted> counted,
        List<Visit> visits,
        List<Conclusion> conclusions) {

    /** How many events came too late for any visit. */
    public long late() {
        return counted.stream().filter(Counted::late).count();
    }

    /**
     * One visit.
     *
     * @param session its summary, without id and revision
     * @param events in order
     */
    public record Visit(Session session, List<Counted> events) {}
}
