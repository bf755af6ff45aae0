package io.rivulet.deploy.local;

import java.util.Locale;

/** How far a part is. */
public enum PartState {
    WAITING,
    STARTING,
    HEALTHY,
    RESTARTING,
    GIVEN_UP,
    STOPPING,
    STOPPED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
