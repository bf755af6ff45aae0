package io.rivulet.query.realtime;

import io.rivulet.query.QueryConfig;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest numbers of each site, and of all together. However many ask, Postgres is asked once a second, and less often
 * where that takes it long: whoever polls and whoever listens is told the same.
 */
@Singleton
public final class Boards {

    private static final int MOST_SITES = 1000;

    /** Of the time at most so large a part goes into these questions. */
    private static final int PAUSE_FOR_WORK = 4;

    private final RealtimeQuery query;
    private final long every;
    private final Map<String, Board> boards = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Board> eldest) {
            return size() > MOST_SITES;
        }
    };

    Boards(RealtimeQuery query, QueryConfig config) {
        this.query = query;
        this.every = config.live().numbersEvery().toNanos();
    }

    /** Of one site, or of all when there is none. It may wait for Postgres. */
    public RealtimeView of(@Nullable String siteId) {
        Board board;
        synchronized (boards) {
            board = boards.computeIfAbsent(siteId == null ? "" : siteId, key -> new Board());
        }
        return board.view(siteId);
    }

    private final class Board {

        private @Nullable RealtimeView view;
        private long freshUntil;

        // Whoever comes meanwhile waits for the same answer.
        synchronized RealtimeView view(@Nullable String siteId) {
            long now = System.nanoTime();
            RealtimeView known = view;
            if (known != null && now < freshUntil) {
                return known;
            }
            RealtimeView fresh = query.of(siteId);
            long end = System.nanoTime();
            freshUntil = end + Math.max(every, PAUSE_FOR_WORK * (end - now)) - (end - now);
            view = fresh;
            return fresh;
        }
    }
}
