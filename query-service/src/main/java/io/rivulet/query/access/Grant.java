package io.rivulet.query.access;

import io.rivulet.query.store.Sight;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody gets.
 *
 * @param scopes all that the role may do where there are none
 * @param sites all where there are none
 */
record Grant(
        Role role,
        @Nullable List<TokenScope> scopes,
        @Nullable Set<String> sites) {

    /** Everything that the role may do, on every site. */
    static Grant of(Role role) {
        return new Grant(role, null, null);
    }

    boolean may(TokenScope scope) {
        return scope.isOf(role) && (scopes == null || scopes.contains(scope)) && (sites == null || scope.knowsSites());
    }

    /** All that it may do. */
    List<TokenScope> reach() {
        return TokenScope.of(role).stream().filter(this::may).toList();
    }

    Sight sight() {
        return new Sight(sites, may(TokenScope.PEOPLE));
    }

    /** Whether whoever has the other gets nowhere where whoever has this does not. */
    boolean covers(Grant other) {
        Set<String> others = other.sites;
        // Without scopes of its own a grant grows with its role.
        return reach().containsAll(other.reach())
                && (scopes == null || other.scopes != null)
                && (sites == null || (others != null && sites.containsAll(others)));
    }
}
