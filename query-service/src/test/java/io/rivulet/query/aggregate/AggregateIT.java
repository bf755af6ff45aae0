package io.rivulet.query.aggregate;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.projection.Feed;
import io.rivulet.query.projection.ProjectedDatabase;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A case small enough to be checked by eye. */
@TestInstance(Lifecycle.PER_CLASS)
class AggregateIT {

    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final Ask ask = new Ask(database.dataSource(), ZoneOffset.UTC);

    @BeforeAll
    void tell() throws Exception {
        var feed = new Feed();
        // Ada, from a newsletter: two pages and a purchase of 19.90 in ten minutes. Bob, from nowhere: one page, a
        // bounce.
        visit(feed, "a1", "ada", "newsletter", "10:00", "10:10", 2, 1);
        visit(feed, "b1", "bob", null, "11:00", "11:00", 1, 0);
        event(feed, "a1", anEvent().by("ada").view("/").at("10:00"));
        event(feed, "a1", anEvent().by("ada").view("/shop").at("10:05"));
        event(feed, "a1", anEvent().by("ada").view("/shop").purchase("19.9").at("10:10"));
        event(feed, "b1", anEvent().by("bob").view("/").at("11:00"));
        // The day before, Bob was there too.
        event(
                feed,
                "b0",
                anEvent().by("bob").view("/").at(EventBuilder.time("11:00").minusSeconds(86_400)));
        event(feed, "c1", anEvent().by("carl").view("/").at("11:00").bot("headless"));
        feed.projectInto(database);
    }

    @Test
    void metricsWithoutDimensionsAreOneRow() throws Exception {
        assertThat(rows("'metrics':['visitors','visits','pageviews','events','bounce_rate','visit_duration',"
                        + "'views_per_visit','total_revenue']"))
                .isEqualTo(json("[{'dimensions':[],'metrics':[2,2,3,4,50.0,300.0,1.5,"
                        + "[{'currency':'GBP','amount':19.9}]]}]"));
    }

    @Test
    void answerIsTheOneOfTheReadme() throws Exception {
        assertThat(rows("'metrics':['visitors','pageviews','bounce_rate','total_revenue'],"
                        + "'dimensions':['visit:source'],'filters':[['is_not','event:page',['/imprint']]],"
                        + "'order_by':[['visit:source','desc']]"))
                .isEqualTo(json("[{'dimensions':['newsletter'],'metrics':[1,2,0.0,"
                        + "[{'currency':'GBP','amount':19.9}]]},{'dimensions':['(none)'],'metrics':[1,1,100.0,[]]}]"));
    }

    @Test
    void rowsAreOrderedByTheFirstMetricAndThenByName() throws Exception {
        assertThat(rows("'metrics':['visitors'],'dimensions':['event:page']"))
                .isEqualTo(json("[{'dimensions':['/'],'metrics':[2]},{'dimensions':['/shop'],'metrics':[1]}]"));
        assertThat(rows("'metrics':['visitors'],'dimensions':['visit:source']"))
                .isEqualTo(
                        json("[{'dimensions':['(none)'],'metrics':[1]},{'dimensions':['newsletter'],'metrics':[1]}]"));
        assertThat(rows("'metrics':['visitors'],'dimensions':['visit:source'],'order_by':[['visit:source','desc']]"))
                .isEqualTo(
                        json("[{'dimensions':['newsletter'],'metrics':[1]},{'dimensions':['(none)'],'metrics':[1]}]"));
    }

    @Test
    void conversionRateIsMeasuredAgainstEverybody() throws Exception {
        assertThat(rows("'metrics':['visitors','conversion_rate'],'filters':[['is','event:goal',['purchase']]]"))
                .isEqualTo(json("[{'dimensions':[],'metrics':[1,50.0]}]"));
    }

    @Test
    void groupConversionRateIsMeasuredAgainstTheGroup() throws Exception {
        assertThat(rows("'metrics':['group_conversion_rate'],'dimensions':['visit:source'],"
                        + "'filters':[['is','event:goal',['purchase']]]"))
                .isEqualTo(json("[{'dimensions':['newsletter'],'metrics':[100.0]}]"));
    }

    @Test
    void comparisonStandsBesideTheRow() throws Exception {
        assertThat(rows("'metrics':['visitors','pageviews'],'include':{'comparisons':{'mode':'previous_period'}}"))
                .isEqualTo(json("[{'dimensions':[],'metrics':[2,3],"
                        + "'comparison':{'dimensions':[],'metrics':[1,1],'change':[100.0,200.0]}}]"));
        assertThat(rows("'metrics':['events'],'dimensions':['time:day'],'include':{'comparisons':{}}"))
                .isEqualTo(json("[{'dimensions':['2026-03-02'],'metrics':[4],"
                        + "'comparison':{'dimensions':['2026-03-01'],'metrics':[1],'change':[300.0]}}]"));
        assertThat(rows("'metrics':['visitors'],'dimensions':['event:page'],'include':{'comparisons':{}}"))
                .isEqualTo(json("[{'dimensions':['/'],'metrics':[2],"
                        + "'comparison':{'dimensions':['/'],'metrics':[1],'change':[100.0]}},"
                        + "{'dimensions':['/shop'],'metrics':[1],"
                        + "'comparison':{'dimensions':['/shop'],'metrics':[0],'change':[null]}}]"));
    }

    @Test
    void pageOfRowsTellsHowManyThereAre() throws Exception {
        String question = "'metrics':['visitors'],'dimensions':['event:page'],'include':{'total_rows':true},";
        JsonNode second = ask.answer(body(question + "'pagination':{'limit':1,'offset':1}"));
        assertThat(second.path("results")).isEqualTo(json("[{'dimensions':['/shop'],'metrics':[1]}]"));
        assertThat(second.path("meta").path("total_rows").asInt()).isEqualTo(2);
        JsonNode beyond = ask.answer(body(question + "'pagination':{'limit':1,'offset':2}"));
        assertThat(beyond.path("results")).isEmpty();
        assertThat(beyond.path("meta").path("total_rows").asInt()).isEqualTo(2);
    }

    @Test
    void pagesOneAfterTheOtherAreAllRowsWhateverTheyAreOrderedBy() throws Exception {
        for (String order : List.of(
                "",
                ",'order_by':[['event:page','desc']]",
                ",'order_by':[['total_revenue','desc'],['events','asc']]",
                ",'order_by':[['total_revenue','asc'],['visit:source','desc']]",
                ",'order_by':[['events','asc'],['event:name','desc']]")) {
            String question = "'metrics':['events','total_revenue'],'dimensions':['event:page','event:name',"
                    + "'visit:source'],'include':{'total_rows':true}" + order;
            JsonNode whole = ask.answer(body(question));
            assertThat(whole.path("results")).hasSize(4);
            assertThat(whole.path("meta").has("next_cursor")).isFalse();
            List<JsonNode> walked = new ArrayList<>();
            String next = "";
            do {
                JsonNode page = ask.answer(body(question + ",'pagination':{'limit':1" + next + "}"));
                page.path("results").forEach(walked::add);
                assertThat(page.path("meta").path("total_rows").asInt()).isEqualTo(4);
                String cursor = page.path("meta").path("next_cursor").asText();
                next = cursor.isEmpty() ? "" : ",'cursor':'" + cursor + "'";
            } while (!next.isEmpty());
            assertThat(walked).as(order).containsExactlyElementsOf(whole.path("results"));
        }
    }

    @Test
    void cursorOfAnotherQuestionIsRefused() throws Exception {
        String question = "'metrics':['visitors'],'dimensions':['event:page'],'pagination':{'limit':1";
        String cursor = ask.answer(body(question + "}"))
                .path("meta")
                .path("next_cursor")
                .asText();
        assertThat(rows(question + ",'cursor':'" + cursor + "'}"))
                .isEqualTo(json("[{'dimensions':['/shop'],'metrics':[1]}]"));
        String another = "'metrics':['events'],'dimensions':['event:page'],'pagination':{'limit':1";
        refused(another + ",'cursor':'" + cursor + "'}", "pagination.cursor", "same question");
        refused(question + ",'cursor':'no cursor'}", "pagination.cursor", "next_cursor");
        refused(question + ",'offset':1,'cursor':'" + cursor + "'}", "pagination", "Either");
    }

    @Test
    void timeOnAPageIsUntilTheNextEventOfTheVisitAndAHeartbeatAtMost() throws Exception {
        var other = ProjectedDatabase.create();
        var feed = new Feed();
        // Ada reads the first page for 20 s, is away for longer than a heartbeat, and ends on the second one. Bob has
        // the first page only.
        visit(feed, "a1", "ada", null, "10:00", "10:06", 2, 0);
        visit(feed, "b1", "bob", null, "10:00", "10:00", 1, 0);
        event(feed, "a1", anEvent().by("ada").view("/").at("10:00"));
        event(
                feed,
                "a1",
                anEvent().by("ada").view("/shop").at(EventBuilder.time("10:00").plusSeconds(20)));
        event(feed, "a1", anEvent().by("ada").view("/shop").at("10:06"));
        event(feed, "b1", anEvent().by("bob").view("/").at("10:00"));
        feed.projectInto(other);
        var asked = new Ask(other.dataSource(), ZoneOffset.UTC);

        assertThat(asked.answer(body("'metrics':['time_on_page'],'dimensions':['event:page']"))
                        .path("results"))
                .isEqualTo(json("[{'dimensions':['/shop'],'metrics':[30.0]},{'dimensions':['/'],'metrics':[10.0]}]"));
        // What comes next is looked for whether or not it passes.
        assertThat(asked.answer(body("'metrics':['time_on_page'],'filters':[['is','event:page',['/']]]"))
                        .path("results"))
                .isEqualTo(json("[{'dimensions':[],'metrics':[10.0]}]"));
    }

    @Test
    void botsCountWhereTheyAreAskedFor() throws Exception {
        assertThat(rows("'metrics':['visitors'],'include':{'bots':true}"))
                .isEqualTo(json("[{'dimensions':[],'metrics':[3]}]"));
    }

    @Test
    void labelsOfTimeAreAllThereAre() throws Exception {
        JsonNode answer = ask.answer(body("'metrics':['visitors'],'dimensions':['time:hour'],"
                + "'include':{'time_labels':true,'imports':true}"));
        assertThat(answer.path("results")).hasSize(2);
        assertThat(answer.path("meta").path("time_labels")).hasSize(24);
        assertThat(answer.path("meta").path("imports_included").asBoolean()).isFalse();
        assertThat(answer.path("meta").path("imports_skip_reason").asText()).isNotEmpty();
    }

    @Test
    void metricOfVisitsByWhatAnEventIsIsRefusedAndExplained() {
        refused("'metrics':['visitors','bounce_rate'],'dimensions':['event:props:color']", "metrics[1]", "many events");
        refused("'metrics':['views_per_visit'],'dimensions':['event:page']", "metrics[0]", "many events");
        refused("'metrics':['percentage']", "metrics[0]", "dimension");
        refused("'metrics':['conversion_rate']", "metrics[0]", "event:goal");
        refused("'metrics':['group_conversion_rate'],'dimensions':['event:goal']", "metrics[0]", "event:goal");
        refused("'metrics':['scroll_depth']", "metrics[0]", "event:page");
        refused("'metrics':['time_on_page']", "metrics[0]", "event:page");
    }

    @Test
    void whatIsWrongIsNamedByItsPlace() {
        refused("'metrics':[]", "metrics", "at least one");
        refused("'metrics':['time_on_pages']", "metrics[0]", "visitors");
        refused("'metrics':['visitors'],'dimensions':['page']", "dimensions[0]", "event:page");
        refused("'metrics':['visitors'],'order_by':[['events','asc']]", "order_by[0][0]", "asked for");
        refused(
                "'metrics':['visitors'],'include':{'comparisons':{'mode':'luck'}}",
                "include.comparisons.mode",
                "custom");
        refused(
                "'metrics':['visitors'],'date_range':['1970-01-02','9999-12-30'],'include':{'comparisons':{}}",
                "include.comparisons",
                "from the year 1 on");
        refused("'metrics':['visitors'],'pagination':{'limit':10001}", "pagination.limit", "10000");
        refused("'metrics':['visitors'],'include':{'time_labels':true}", "include.time_labels", "time");
        refused("'metrics':['visitors'],'filter':[]", "body", "filters");
    }

    private void refused(String question, String place, String allowed) {
        assertThatThrownBy(() -> ask.answer(body(question))).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.violations().get(0).field()).isEqualTo(place);
            assertThat(refusal).hasMessageContaining(allowed);
        });
    }

    private JsonNode rows(String question) throws Exception {
        return ask.answer(body(question)).path("results");
    }

    private static String body(String question) {
        return ("{'site_id':'demo','date_range':['2026-03-02','2026-03-02']," + question + "}").replace('\'', '"');
    }

    private static JsonNode json(String text) throws Exception {
        return Ask.JSON.readTree(text.replace('\'', '"'));
    }

    private static void event(Feed feed, String visit, EventBuilder event) {
        feed.fact(
                0,
                event.build().getVisitorId(),
                CountedEvent.newBuilder()
                        .setEvent(event.build())
                        .setSessionId(visit)
                        .setPlaceInSession(1)
                        .build());
    }

    private static void visit(
            Feed feed,
            String id,
            String visitor,
            @Nullable String source,
            String from,
            String to,
            int pages,
            int interactions) {
        feed.arrives(
                Topics.SESSIONS,
                0,
                id,
                Session.newBuilder()
                        .setSessionId(id)
                        .setSiteId("demo")
                        .setVisitorId(visitor)
                        .setPersonId(visitor)
                        .setState(SessionState.OPEN)
                        .setRevision(1)
                        .setStartedAt(EventBuilder.time(from))
                        .setEndedAt(EventBuilder.time(to))
                        .setEvents(pages + interactions)
                        .setPageViews(pages)
                        .setInteractions(interactions)
                        .setConversionCount(0)
                        .setEngagedMillis(0)
                        .setEntryPage("/")
                        .setExitPage("/")
                        .setSource(Source.newBuilder().setSource(source).build())
                        .setDevice(Device.newBuilder().build())
                        .setPlace(Place.newBuilder().build())
                        .build());
    }
}
