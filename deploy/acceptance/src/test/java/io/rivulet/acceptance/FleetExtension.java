package io.rivulet.acceptance;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Starts the fleet for the first class that wants it, stops it after the last, and shows its logs when a test fails. */
final class FleetExtension implements ParameterResolver, TestWatcher {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(FleetExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Fleet.class;
    }

    @Override
    public Fleet resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot().getStore(HERE).computeIfAbsent(Fleet.class, key -> Fleet.start(), Fleet.class);
    }

    @Override
    public void testFailed(ExtensionContext test, @Nullable Throwable cause) {
        Fleet fleet = test.getRoot().getStore(HERE).get(Fleet.class, Fleet.class);
        if (fleet != null) {
            System.err.println("What the fleet said before " + test.getDisplayName() + " failed:");
            fleet.printLogs(System.err);
        }
    }
}
