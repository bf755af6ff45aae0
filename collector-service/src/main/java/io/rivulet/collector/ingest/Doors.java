package io.rivulet.collector.ingest;

import io.rivulet.collector.segment.SegmentCall;
import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every path on which events come in. */
final class Doors {

    private Doors() {}

    static Map<String, Door> all() {
        Map<String, Door> doors = new LinkedHashMap<>();
        doors.put("/api/analytics/events", Door.posted(AnswerForm.VERDICT, Dialect.RIVULET));
        doors.put("/api/analytics/track", Door.posted(AnswerForm.VERDICT, Dialect.RIVULET));
        doors.put("/analytics/collect", Door.posted(AnswerForm.SILENT, Dialect.RIVULET));
        doors.put("/analytics/collect/batch", Door.posted(AnswerForm.QUEUED, Dialect.RIVULET));
        segment(doors);
        postHog(doors);
        snowplow(doors);
        return doors;
    }

    private static void segment(Map<String, Door> doors) {
        for (SegmentCall call : SegmentCall.values()) {
            Door door = Door.posted(AnswerForm.SEGMENT, Dialect.segment(call));
            Door pixel = Door.pixel(Dialect.segmentPixel(call));
            for (String name : new String[] {call.word(), call.letter()}) {
                doors.put("/v1/" + name, door);
                doors.put("/v1/pixel/" + name, pixel);
            }
        }
        Door batch = Door.posted(AnswerForm.SEGMENT, Dialect.segment(SegmentCall.TRACK));
        doors.put("/v1/batch", batch);
        doors.put("/v1/b", batch);
        doors.put("/v1/import", Door.posted(AnswerForm.SEGMENT, Dialect.segmentImport()));
    }

    private static void postHog(Map<String, Door> doors) {
        Door door = new Door(AnswerForm.POSTHOG, Dialect.POSTHOG, Set.of(HttpMethod.GET, HttpMethod.POST), Door::data);
        for (String path : List.of("/batch", "/capture", "/e", "/i/v0/e")) {
            doors.put(path, door);
            doors.put(path + "/", door);
        }
    }

    private static void snowplow(Map<String, Door> doors) {
        doors.put("/com.snowplowanalytics.snowplow/tp2", Door.posted(AnswerForm.SNOWPLOW, Dialect.SNOWPLOW));
        Door picture = new Door(AnswerForm.PIXEL, Dialect.SNOWPLOW, Set.of(HttpMethod.GET), Door::parameters);
        doors.put("/i", picture);
        doors.put("/ice.png", picture);
    }
}
