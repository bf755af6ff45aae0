package io.rivulet.query.store;

import java.util.Set;

/** Knows the sites that somebody has set up, whether or not anything came from them yet. */
public interface SitesSetUp {

    /** Their ids. */
    Set<String> ids();
}
