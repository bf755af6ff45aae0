package io.rivulet.query.realtime;

import io.rivulet.query.QueryConfig;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Map<List<String>, Board> boards = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Board> eldest) {
            return size() > MOST_SITES;
        }
    };

    Boards(RealtimeQuery query, QueryConfig config) {
        this.query = query;
        this.every = config.live().numbersEvery().toNanos();
    }

    /** Of one site, or of all when there is none. It may wait for Postgres. */
    public RealtimeView of(@Nullable String siteId) {
        return of(siteId == null ? List.of() : List.of(siteId));
    }

    /** Of these sites together, or of all when there are none. It may wait for Postgres. */
    public RealtimeView of(List<String> siteIds) {
        Board board;
        synchronized (boards) {
            board = boards.computeIfAbsent(siteIds, key -> new Board());
        }
        return board.view(siteIds);
    }

    private final class Board {

        private @Nullable RealtimeView view;
        private long freshUntil;

        // Whoever comes meanwhile waits for the same answer.
        synchronized RealtimeView view(List<String> siteIds) {
            long now = System.nanoTime();
            RealtimeView known = view;
            if (known != null && now < freshUntil) {
                return known;
            }
            RealtimeView fresh = query.of(siteIds);
            long end = System.nanoTime();
            freshUntil = end + Math.max(every, PAUSE_FOR_WORK * (end - now)) - (end - now);
            view = fresh;
            return fresh;
        }
    }
}
