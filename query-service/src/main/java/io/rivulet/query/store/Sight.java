package io.rivulet.query.store;

import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may look at.
 *
 * @param only these sites; all when there are none named
 * @param people whether single people may be seen, or numbers only
 */
public record Sight(@Nullable Set<String> only, boolean people) {

    /** Everything. */
    public static final Sight ALL = new Sight(null, true);

    /** Nothing at all. */
    public static final Sight NONE = new Sight(Set.of(), false);

    public boolean isOfAllSites() {
        return only == null;
    }

    public boolean sees(String siteId) {
        return only == null || only.contains(siteId);
    }

    /** Somebody who was on these sites, and on no other: who was elsewhere too is not for these eyes. */
    public boolean seesAll(Collection<String> siteIds) {
        return only == null || (!siteIds.isEmpty() && only.containsAll(siteIds));
    }

    /** Those of the sites that may be seen. */
    public List<String> of(List<String> siteIds) {
        return siteIds.stream().filter(this::sees).toList();
    }

    /** The sites as an array of Postgres, to go with {@link #isOfAllSites}. */
    public List<String> sites() {
        return only == null ? List.of() : List.copyOf(new TreeSet<>(only));
    }

    /**
     * The site that was named, known or not: of which one an answer is, {@link Sites} tells.
     *
     * @throws Refusal when it may not be seen
     */
    public String checked(String field, String siteId) {
        if (!sees(siteId)) {
            throw Refusal.of(ProblemType.SITE_HIDDEN, field, hint());
        }
        return siteId;
    }

    /**
     * The one site that may be seen; none where all may.
     *
     * @throws Refusal when only some may
     */
    @Nullable String oneOrAll(String field) {
        if (only == null) {
            return null;
        }
        if (only.size() == 1) {
            return only.iterator().next();
        }
        throw Refusal.of(ProblemType.SITE_HIDDEN, field, "Name one site. " + hint());
    }

    private String hint() {
        return "The token sees these sites: " + String.join(", ", sites()) + ".";
    }
}
