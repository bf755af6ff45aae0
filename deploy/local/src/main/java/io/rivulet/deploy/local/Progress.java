package io.rivulet.deploy.local;

/** Tells whoever watches how the fleet is doing. Called by several threads. */
public interface Progress {

    /** A part has come to a new state. */
    void changed(Part part, PartState state);

    /** Something worth a line of its own. */
    void say(String line);

    /** Says nothing. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void changed(Part part, PartState state) {}

            @Override
            public void say(String line) {}
        };
    }
}
