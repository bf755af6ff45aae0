package io.rivulet.acceptance;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Starts the fleet for the first class that wants it, stops it after the last, and shows its logs when a test fails. */
final class FleetExtension implements ParameterResolver, TestWatcher {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(FleetExtension.class);

    /** Held here, or its level is forgotten: the clients of these tests would print their settings each time. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Fleet.class;
    }

    @Override
    public Fleet resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return started(test).fleet();
    }

    @Override
    public void testFailed(ExtensionContext test, @Nullable Throwable cause) {
        Start start = started(test);
        if (start.refusal() == null) {
            System.err.println("What the fleet said before " + test.getDisplayName() + " failed:");
            start.fleet().printLogs(System.err);
        }
    }

    /** The one attempt to start it: a fleet that does not start fails every test at once, not each after its own wait. */
    private static Start started(ExtensionContext test) {
        return test.getRoot().getStore(HERE).computeIfAbsent(Start.class, key -> Start.attempt(), Start.class);
    }

    private record Start(@Nullable Fleet running, @Nullable RuntimeException refusal) implements AutoCloseable {

        static Start attempt() {
            KAFKA.setLevel(Level.WARNING);
            try {
                return new Start(Fleet.start(), null);
            } catch (RuntimeException e) {
                return new Start(null, e);
            }
        }

        Fleet fleet() {
            if (running == null) {
                throw new IllegalStateException("The fleet did not start", refusal);
            }
            return running;
        }

        @Override
        public void close() throws IOException {
            if (running != null) {
                running.close();
            }
        }
    }
}
