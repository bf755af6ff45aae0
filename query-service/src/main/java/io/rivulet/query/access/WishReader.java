package io.rivulet.query.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.asked.Body;
import io.rivulet.query.problem.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what token somebody wants. What is left out is as the maker has it, and nothing may be more than the maker has:
 * neither further, nor for longer, nor more often.
 */
final class WishReader {

    static final int MOST_REQUESTS = 1_000_000;

    private static final int LONGEST_NAME = 100;
    private static final int MOST_SITES = 1000;
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final List<String> FIELDS =
            List.of("name", "role", "scopes", "sites", "requestsPerMinute", "expiresAt");

    private WishReader() {}

    /**
     * Reads it.
     *
     * @throws Refusal that names what is wrong and what is allowed
     */
    static Wish read(@Nullable JsonNode json, Caller maker, Instant now) {
        Body body = Body.of(json, FIELDS);
        String name = name(body.text("name"));
        Role role = role(body.text("role"));
        Grant grant = new Grant(role, scopes(body, role, maker), sites(body, maker));
        if (grant.reach().isEmpty()) {
            throw Refusal.parameter("sites", "A token of some sites reaches nothing with these scopes.");
        }
        if (!maker.grant().covers(grant)) {
            throw Refusal.parameter(
                    "role",
                    "A token reaches no further than the one that makes it: " + TokenScope.names(maker.reach()) + ".");
        }
        return new Wish(name, grant, limit(body, maker), expiry(body.text("expiresAt"), maker, now));
    }

    private static String name(@Nullable String text) {
        String name = text == null ? "" : text.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(sign -> !isVisible(sign))) {
            throw Refusal.parameter(
                    "name", "A name has 1 to " + LONGEST_NAME + " characters, all of them visible or a space.");
        }
        return name;
    }

    // What turns the direction of writing or joins signs would let a name look like another.
    private static boolean isVisible(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static Role role(@Nullable String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.parameter("role", "A role is one of ADMIN, ANALYST."));
    }

    private static @Nullable List<TokenScope> scopes(Body body, Role role, Caller maker) {
        List<String> names = body.texts("scopes", TokenScope.values().length);
        List<TokenScope> allowed =
                TokenScope.of(role).stream().filter(maker::may).toList();
        if (names.isEmpty()) {
            return maker.grant().scopes() == null ? null : allowed;
        }
        Set<TokenScope> scopes = new LinkedHashSet<>();
        for (String name : names) {
            TokenScope scope = TokenScope.named(name)
                    .filter(allowed::contains)
                    .orElseThrow(() -> Refusal.parameter(
                            "scopes",
                            "A token of role " + role + " that you make may have " + TokenScope.names(allowed) + "."));
            scopes.add(scope);
        }
        return new ArrayList<>(scopes);
    }

    private static @Nullable Set<String> sites(Body body, Caller maker) {
        List<String> named = body.texts("sites", MOST_SITES);
        if (named.isEmpty()) {
            return maker.grant().sites();
        }
        named.forEach(site -> maker.sight().checked("sites", site));
        return new LinkedHashSet<>(named);
    }

    private static @Nullable Integer limit(Body body, Caller maker) {
        Integer own = maker.requestsPerMinute();
        int most = own == null ? MOST_REQUESTS : own;
        int wanted = body.whole("requestsPerMinute", 0, 1, most);
        return wanted == 0 ? own : Integer.valueOf(wanted);
    }

    private static @Nullable Instant expiry(@Nullable String text, Caller maker, Instant now) {
        Instant last = maker.expiresAt();
        if (text == null) {
            return last;
        }
        Instant time;
        try {
            time = Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.parameter("expiresAt", "A time is ISO-8601, as 2027-01-01T00:00:00Z.");
        }
        if (!time.isAfter(now) || !time.isBefore(END)) {
            throw Refusal.parameter("expiresAt", "A token expires in the future, in the year 9999 at the latest.");
        }
        if (last != null && time.isAfter(last)) {
            throw Refusal.parameter(
                    "expiresAt", "A token ends no later than the one that makes it, which is at " + last + ".");
        }
        return time;
    }
}
