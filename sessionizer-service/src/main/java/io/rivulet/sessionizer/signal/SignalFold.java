package io.rivulet.sessionizer.signal;

import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.session.Moments;
import io.rivulet.sessionizer.state.Click;
import io.rivulet.sessionizer.state.Moment;
import io.rivulet.sessionizer.state.Pending;
import io.rivulet.sessionizer.state.SignalState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Draws conclusions from a visitor's events on a site, one by one in their order. What it has to know of the events
 * before fits into a few lines of state, so that it can go on from any event whose state is kept.
 */
public final class SignalFold {

    /** So long after its start a booking counts as given up, and so long after a look at a service a funnel does. */
    static final long PATIENCE = Duration.ofMinutes(30).toMillis();

    private static final long CHECKS_WITHIN = Duration.ofDays(7).toMillis();
    private static final int CHECKS = 3;
    private static final long NEXT_CLICK_WITHIN = 500;
    private static final double NEXT_CLICK_AROUND = 30;
    private static final int CLICKS = 3;
    private static final long TRACKERS_OWN_WITHIN = 2_000;

    private final SignalState start;
    private final List<Signal> signals = new ArrayList<>();
    /** Never changed but replaced, as nearly no event has a say in them; the same goes for the checks. */
    private List<Pending> pending;

    private List<Moment> checks;
    private @Nullable Click click;
    private long ragedAt;
    private String ragedIn;

    /** Goes on from what was known. */
    public SignalFold(SignalState state) {
        start = state;
        pending = state.getPending();
        checks = state.getChecks();
        click = state.getClick();
        ragedAt = state.getRagedAt();
        ragedIn = state.getRagedIn();
    }

    /** What has to be known to go on; most events change nothing. */
    public SignalState state() {
        boolean same = pending.equals(start.getPending())
                && checks.equals(start.getChecks())
                && Objects.equals(click, start.getClick())
                && ragedAt == start.getRagedAt()
                && ragedIn.equals(start.getRagedIn());
        return same ? start : new SignalState(pending, checks, click, ragedAt, ragedIn);
    }

    /** What was concluded since the fold began. */
    public List<Signal> signals() {
        return List.copyOf(signals);
    }

    /**
     * Takes the next event.
     *
     * @param sessionId the session that it is in
     * @param personId under whom it was counted
     */
    public void add(UserEvent event, String sessionId, String personId) {
        Moment moment = Moments.of(event);
        long at = moment.getOccurredAt();
        if (!pending.isEmpty()) {
            expire(p ->
                    p.getDueAt() < at && !(p.getOnceOver() && p.getSessionId().equals(sessionId)));
        }
        switch (event.getEventName()) {
            case "booking_started" -> {
                drop(Signal.BOOKING_ABANDONED, at);
                pend(Signal.BOOKING_ABANDONED, moment, PATIENCE, false, sessionId, personId);
            }
            case "booking_completed" -> {
                drop(Signal.BOOKING_ABANDONED, at);
                drop(Signal.FUNNEL_ABANDONED, at);
            }
            case "service_booked" -> drop(Signal.FUNNEL_ABANDONED, at);
            case "service_viewed" -> {
                drop(p -> p.getName().equals(Signal.FUNNEL_ABANDONED)
                        && p.getSessionId().equals(sessionId));
                pend(Signal.FUNNEL_ABANDONED, moment, PATIENCE, true, sessionId, personId);
            }
            case "price_checked" -> check(moment, sessionId, personId);
            case "rage_click" -> {
                drop(p -> p.getName().equals(Signal.RAGE_CLICK)
                        && p.getSessionId().equals(sessionId));
                ragedAt = at;
                ragedIn = sessionId;
            }
            default -> {
                if (ClickTarget.clicked(event)) {
                    click(event, moment, sessionId, personId);
                }
            }
        }
    }

    /** Concludes what silence allows to conclude; the state stays, for a late event may break the silence. */
    public List<Signal> afterSilence(long now, boolean over) {
        return pending.stream()
                .filter(p -> p.getDueAt() < now && (over || !p.getOnceOver()))
                .map(Signal::of)
                .toList();
    }

    private void expire(Predicate<Pending> due) {
        pending.stream().filter(due).map(Signal::of).forEach(signals::add);
        drop(due);
    }

    /** What has not come true by then never does. */
    private void drop(String name, long at) {
        drop(p -> p.getName().equals(name) && at <= p.getDueAt());
    }

    private void drop(Predicate<Pending> gone) {
        pending = pending.stream().filter(gone.negate()).toList();
    }

    private void pend(String name, Moment anchor, long patience, boolean onceOver, String session, String person) {
        pending =
                with(pending, new Pending(name, anchor, anchor.getOccurredAt() + patience, onceOver, session, person));
    }

    private void check(Moment moment, String sessionId, String personId) {
        List<Moment> recent = checks.stream()
                .filter(earlier -> moment.getOccurredAt() - earlier.getOccurredAt() <= CHECKS_WITHIN)
                .toList();
        checks = with(recent, moment);
        if (checks.size() == CHECKS) {
            checks = List.of();
            signals.add(Signal.of(new Pending(
                    Signal.PRICE_CHECKED_MULTIPLE_TIMES, moment, moment.getOccurredAt(), false, sessionId, personId)));
        }
    }

    private static <T> List<T> with(List<T> list, T one) {
        var more = new ArrayList<>(list);
        more.add(one);
        return more;
    }

    private void click(UserEvent event, Moment moment, String sessionId, String personId) {
        ClickTarget at = ClickTarget.of(event.getProperties());
        String target = at.target();
        if (target.isEmpty()) {
            click = null;
            return;
        }
        double x = Objects.requireNonNullElse(at.x(), 0.0);
        double y = Objects.requireNonNullElse(at.y(), 0.0);
        boolean again = click != null
                && click.getSessionId().equals(sessionId)
                && click.getTarget().equals(target)
                && moment.getOccurredAt() - click.getOccurredAt() <= NEXT_CLICK_WITHIN
                && Math.hypot(x - click.getX(), y - click.getY()) <= NEXT_CLICK_AROUND;
        int inRun = again && click != null ? click.getInRun() + 1 : 1;
        click = new Click(sessionId, target, x, y, moment.getOccurredAt(), inRun);
        boolean said = ragedIn.equals(sessionId) && moment.getOccurredAt() - ragedAt <= TRACKERS_OWN_WITHIN;
        if (inRun == CLICKS && !said) {
            pend(Signal.RAGE_CLICK, moment, TRACKERS_OWN_WITHIN, false, sessionId, personId);
        }
    }
}
