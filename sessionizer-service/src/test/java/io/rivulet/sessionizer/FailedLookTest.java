package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.state.HeldSession;
import io.rivulet.sessionizer.state.OwnRow;
import io.rivulet.sessionizer.state.VisitorState;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody is due to be looked at, and that fails. */
class FailedLookTest {

    @TempDir
    Path folder;

    private LonelyTask task;
    private VisitorState ada;

    @BeforeEach
    void adaCannotBeReadBeforeBobIsDue() {
        task = new LonelyTask(folder, 0);
        task.sees(by("ada"), "10:00").sees(by("bob"), "10:00").commits();
        ada = task.visitor("ada");
        task.finds("ada", unreadable(ada));
    }

    @AfterEach
    void close() {
        task.close();
    }

    @Test
    void othersAreLookedAtAllTheSame() {
        assertThatTheLookFails("10:40");

        task.commits();
        assertThat(task.visitor("bob").getSessions())
                .extracting(HeldSession::getClosed)
                .containsExactly(true);
    }

    @Test
    void itIsTriedAgain() {
        assertThatTheLookFails("10:40");
        assertThatTheLookFails("10:51");

        task.finds("ada", ada).looks("11:02").commits();

        assertThat(task.visitor("ada").getSessions())
                .extracting(HeldSession::getClosed)
                .containsExactly(true);
    }

    private void assertThatTheLookFails(String now) {
        assertThatThrownBy(() -> task.looks(now))
                .hasMessage("Visitor ada can't be looked at")
                .hasCauseInstanceOf(SerializationException.class);
    }

    private static UserEvent by(String visitor) {
        return anEvent().by(visitor).at("10:00").build();
    }

    /** What was told of its visit is no session. */
    private static VisitorState unreadable(VisitorState visitor) {
        var spoilt = VisitorState.newBuilder(visitor);
        spoilt.setTold(visitor.getTold().stream()
                .map(row -> new OwnRow(row.getKey(), ByteBuffer.wrap(new byte[] {1, 2, 3})))
                .toList());
        return spoilt.build();
    }
}
