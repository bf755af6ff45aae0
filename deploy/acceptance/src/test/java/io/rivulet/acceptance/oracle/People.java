package io.rivulet.acceptance.oracle;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose a visitor's events are: the user's who signed in last; before anybody had, the first user's who ever did; the
 * visitor's own when nobody did.
 */
final class People {

    private static final Set<String> NOBODY =
            Set.of("", "0", "anonymous", "guest", "nan", "null", "undefined", "[object object]");

    private final IdentityHashMap<Counted, String> personByEvent = new IdentityHashMap<>();
    private final String visitorsOwn;

    /** Of a visitor's events on all sites, in order of time. */
    People(List<Counted> inTime) {
        Optional<String> first =
                inTime.stream().map(People::user).flatMap(Optional::stream).findFirst();
        visitorsOwn = first.orElseGet(() -> inTime.get(0).event().getVisitorId());
        String signedIn = visitorsOwn;
        for (Counted counted : inTime) {
            signedIn = user(counted).orElse(signedIn);
            personByEvent.put(counted, signedIn.isEmpty() ? counted.event().getVisitorId() : signedIn);
        }
    }

    String of(Counted counted) {
        return Optional.ofNullable(personByEvent.get(counted)).orElseThrow();
    }

    /** Who has what the visitor did before anybody signed in. */
    String visitorsOwn() {
        return visitorsOwn;
    }

    private static Optional<String> user(Counted counted) {
        return somebody(counted.event().getUserId());
    }

    /** An id, if it is one. */
    static Optional<String> somebody(@Nullable String id) {
        return Optional.ofNullable(id)
                .filter(user -> !NOBODY.contains(user.strip().toLowerCase(Locale.ROOT)));
    }
}
