package io.rivulet.query.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresTest {

    private static final Logger LOGGER = Logger.getLogger(Postgres.class.getName());

    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord message) {
            logged.add(message);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void leave() {
        LOGGER.removeHandler(handler);
    }

    @Test
    void valueThatCantBeTakenIsTheRequestsFaultAndLeavesNoStackTrace() {
        assertThat(refusalOf("22021")).isEqualTo(ProblemType.BAD_REQUEST);
        assertThat(refusalOf("22008")).isEqualTo(ProblemType.BAD_REQUEST);
        assertThat(logged).hasSize(2).allMatch(message -> message.getThrown() == null);
    }

    @Test
    void everythingElseIsTheDatabasesFaultAndIsLoggedInFull() {
        assertThat(refusalOf("08006")).isEqualTo(ProblemType.DATABASE_AWAY);
        assertThat(refusalOf("57P01")).isEqualTo(ProblemType.DATABASE_AWAY);
        assertThat(refusalOf(null)).isEqualTo(ProblemType.DATABASE_AWAY);
        assertThat(logged).hasSize(3).allMatch(message -> message.getThrown() != null);
    }

    private static ProblemType refusalOf(@Nullable String state) {
        var failing = (DataSource) Proxy.newProxyInstance(
                PostgresTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new SQLException("of a test", state);
                });
        return catchThrowableOfType(Refusal.class, () -> new Postgres(failing).update("SELECT 1"))
                .type();
    }
}
