package io.rivulet.sessionizer.journey;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.session.Moments;
import io.rivulet.sessionizer.signal.Signal;
import io.rivulet.sessionizer.state.JourneyState;
import io.rivulet.sessionizer.state.Moment;
import io.rivulet.sessionizer.state.Touchpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lays a session's events into touchpoints, one by one in their order: another begins where stage or page group
 * changes. What merely happens to a visitor (a page left, a heartbeat) begins none: it often comes after the next page.
 */
public final class JourneyFold {

    /** The name under which touchpoints are told. */
    public static final String TOUCHPOINT = "journey_touchpoint";

    private final JourneyRules rules;
    private final String sessionId;
    private final @Nullable JourneyState known;
    private final List<Signal> passed = new ArrayList<>();
    private @Nullable Touchpoint last;

    /**
     * Goes on from what was known.
     *
     * @param known none for a session of which nothing is known yet
     */
    public JourneyFold(JourneyRules rules, String sessionId, @Nullable JourneyState known) {
        this.rules = rules;
        this.sessionId = sessionId;
        this.known = known;
        this.last = known == null ? null : known.getLast();
    }

    /**
     * Takes the next event.
     *
     * @param personId under whom it was counted
     */
    public void add(UserEvent event, String personId) {
        if (event.getKind() == EventKind.PASSIVE) {
            return;
        }
        Touchpoint before = last;
        String stage = stage(rules.stage(event), before);
        String group = pageGroup(rules.pageGroup(event), before);
        if (before != null
                && before.getStage().equals(stage)
                && before.getPageGroup().equals(group)) {
            return;
        }
        Moment moment = Moments.of(event);
        if (before != null) {
            passed.add(told(before, moment.getOccurredAt()));
        }
        int number = before == null ? 1 : before.getNumber() + 1;
        last = new Touchpoint(moment, number, stage, group, event.getEventName(), event.getConversion(), personId);
    }

    private static String stage(@Nullable Stage reached, @Nullable Touchpoint before) {
        if (reached == null && before != null) {
            return before.getStage();
        }
        return (reached == null ? Stage.AWARENESS : reached).word();
    }

    private static String pageGroup(@Nullable String group, @Nullable Touchpoint before) {
        if (group == null) {
            return before == null ? "" : before.getPageGroup();
        }
        return group;
    }

    /** What has to be known to go on; most events change nothing. */
    public JourneyState state() {
        return known != null && Objects.equals(known.getLast(), last) ? known : new JourneyState(last);
    }

    /** The touchpoints that ended since the fold began, because the next one did begin. */
    public List<Signal> passed() {
        return List.copyOf(passed);
    }

    /**
     * The touchpoint that ends with its session, if it has one.
     *
     * @param end the session's last event
     */
    public Optional<Signal> endingAt(Moment end) {
        return Optional.ofNullable(last).map(touchpoint -> told(touchpoint, end.getOccurredAt()));
    }

    private Signal told(Touchpoint touchpoint, long until) {
        Moment anchor = touchpoint.getAnchor();
        String grounds = "{\"journey_stage\":\"" + quoted(touchpoint.getStage())
                + "\",\"page_group\":\"" + quoted(touchpoint.getPageGroup())
                + "\",\"touchpoint\":\"" + quoted(touchpoint.getEventName())
                + "\",\"sequence_number\":" + touchpoint.getNumber()
                + ",\"time_spent\":" + (until - anchor.getOccurredAt())
                + ",\"conversion_event\":" + touchpoint.getConversion() + "}";
        return new Signal(TOUCHPOINT, anchor, anchor.getOccurredAt(), sessionId, touchpoint.getPersonId(), grounds);
    }

    private static String quoted(String text) {
        return isPlain(text)
                ? text
                : String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    /** Whether JSON has a text as it is, as it has most. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
