package io.rivulet.acceptance.oracle;

import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.UserEvent;
import java.util.Comparator;
import java.util.List;

/** A difference in words, with all that somebody needs who wants to know who is wrong. */
final class Diary {

    private Diary() {}

    static String of(String difference, Verdict verdict, Told.Line told) {
        StringBuilder words = new StringBuilder("visitor " + verdict.visitorId() + " on " + verdict.siteId() + ": "
                + difference + "\n  what happened, in order (arrived as), and the visits it makes\n");
        for (Verdict.Visit visit : verdict.visits()) {
            words.append("  -- visit\n");
            visit.events().forEach(event -> words.append(line(event)));
        }
        List<Counted> late = verdict.counted().stream().filter(Counted::late).toList();
        words.append(late.isEmpty() ? "" : "  -- too late for any visit\n");
        late.forEach(event -> words.append(line(event)));
        words.append("  what was told\n");
        told.sessions.values().stream()
                .sorted(Comparator.comparing(Session::getStartedAt))
                .forEach(session -> words.append("     ").append(session).append('\n'));
        told.derived
                .values()
                .forEach(derived -> words.append("     ").append(derived).append('\n'));
        return words.toString();
    }

    private static String line(Counted counted) {
        UserEvent event = counted.event();
        return "     " + event.getOccurredAt() + " (" + (counted.arrival() + 1) + ") " + event.getEventName() + " "
                + counted.id() + (event.getUserId() == null ? "" : " user " + event.getUserId())
                + (event.getSource().getCampaign() == null
                        ? ""
                        : " campaign " + event.getSource().getCampaign())
                + " " + event.getPage().getPath() + " " + event.getProperties() + "\n";
    }
}
