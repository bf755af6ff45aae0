package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.UserEvent;
import java.nio.file.Path;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a processor knows beside its stores must not get in the way when stores or the clock go back. */
class StartedOverTest {

    private static final UserEvent EVENT = anEvent().by("ada").at("10:00").build();

    @TempDir
    Path folder;

    /** Kafka Streams starts the same processor over, on stores as they were at the last commit. */
    @Test
    void aVisitThatWasClosedInAnAbortedTransactionIsClosedAgain() {
        try (var task = new LonelyTask(folder, 0)) {
            var committed = task.context();
            var aborted = task.contextWithStores("aborted");
            task.sees(EVENT, "10:00").commits();
            task.startsOver(aborted).sees(EVENT, "10:00").looks("11:00");

            task.startsOver(committed).looks("11:01");

            assertThat(closed(aborted)).isOne();
            assertThat(closed(committed)).isOne();
        }
    }

    @Test
    void aVisitIsClosedThoughTheClockWasSetBackBeforeItBegan() {
        try (var task = new LonelyTask(folder, 0)) {
            task.looks("12:00").sees(EVENT, "10:00").looks("12:01");

            assertThat(closed(task.context())).isOne();
        }
    }

    private static long closed(MockProcessorContext<String, SpecificRecord> context) {
        return context.forwarded().stream()
                .filter(told ->
                        told.record().value() instanceof Session session && session.getState() == SessionState.CLOSED)
                .count();
    }
}
