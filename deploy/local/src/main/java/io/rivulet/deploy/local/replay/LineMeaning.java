package io.rivulet.deploy.local.replay;

import java.util.List;

/** What a line of a recording turned out to be. */
sealed interface LineMeaning {

    /** Something that happened: its events in the order in which they happened. */
    record Happened(List<RecordedEvent> events) implements LineMeaning {}

    /** Well-formed, and not something that is sent; the reason is one of few. */
    record LeftOut(String reason) implements LineMeaning {}

    /** Broken; why, in a few words. */
    record Unreadable(String why) implements LineMeaning {}
}
