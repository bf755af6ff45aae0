package io.rivulet.acceptance;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rivulet.acceptance.oracle.Counted;
import io.rivulet.acceptance.oracle.Verdict;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.UserEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The visits of a site as the judge cuts them, with their events as they lie in the topic, for whoever counts them
 * without the fleet.
 */
record ShopTold(String site, List<Map<String, Object>> visits) {

    static ShopTold of(String site, List<Verdict> verdicts) {
        return new ShopTold(
                site,
                verdicts.stream()
                        .flatMap(verdict -> verdict.visits().stream())
                        .filter(visit -> !visit.session().getBot())
                        .map(ShopTold::visit)
                        .toList());
    }

    void write(Path file) throws IOException {
        Files.write(file, new JsonMapper().writeValueAsBytes(this));
    }

    private static Map<String, Object> visit(Verdict.Visit visit) {
        Session session = visit.session();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("visitor", session.getVisitorId());
        told.put("person", session.getPersonId());
        told.put("from", session.getStartedAt().toEpochMilli());
        told.put("until", session.getEndedAt().toEpochMilli());
        told.put("bounced", session.getPageViews() == 1 && session.getInteractions() == 0);
        told.put("channel", session.getSource().getChannel());
        told.put("source", session.getSource().getSource());
        told.put("campaign", session.getSource().getCampaign());
        told.put("country", session.getPlace().getCountry());
        told.put("device", session.getDevice().getType());
        told.put("entry", session.getEntryPage());
        told.put("exit", session.getExitPage());
        told.put("events", visit.events().stream().map(ShopTold::event).toList());
        return told;
    }

    private static Map<String, Object> event(Counted counted) {
        UserEvent event = counted.event();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", counted.id());
        told.put("name", event.getEventName());
        told.put("at", event.getOccurredAt().toEpochMilli());
        told.put("view", event.getKind() == EventKind.PAGE_VIEW);
        told.put("page", event.getPage().getPath());
        told.put("conversion", event.getConversion());
        told.put(
                "revenue",
                event.getRevenue() == null ? null : event.getRevenue().getAmount());
        told.put("properties", event.getProperties());
        return told;
    }
}
