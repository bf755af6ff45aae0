package io.rivulet.collector.site;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows a sites file that is not taken. Always up: what it said before still holds, and no other instance has it better. */
@Readiness
@ApplicationScoped
class SitesHealth implements HealthCheck {

    private final SitesFileWatch watch;

    SitesHealth(SitesFileWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sites").withData("file", state()).up().build();
    }

    private String state() {
        if (!watch.hasFile()) {
            return "none";
        }
        // Anybody may ask for health: the reason is in the log.
        return watch.refusedSince()
                .map(since -> "not taken since " + since + ", see the log; what it said before holds")
                .orElse("in force");
    }
}
