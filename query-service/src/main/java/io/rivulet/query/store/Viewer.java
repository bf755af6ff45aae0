package io.rivulet.query.store;

import jakarta.enterprise.context.RequestScoped;

/**
 * Who asks, as far as answers depend on it. Nobody sees anything before the door has said what they may see; where there
 * is no request it can't be asked at all.
 */
@RequestScoped
public class Viewer {

    private Sight sight = Sight.NONE;

    public Sight sight() {
        return sight;
    }

    /** The door's business. */
    public void mayLookAt(Sight given) {
        sight = given;
    }
}
