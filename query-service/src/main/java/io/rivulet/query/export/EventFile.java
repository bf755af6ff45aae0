package io.rivulet.query.export;

import io.rivulet.query.store.Row;
import java.io.IOException;
import java.sql.SQLException;

/** A file that events are written to, from its beginning to its end and never back. */
interface EventFile {

    void add(Row row) throws IOException, SQLException;

    /** Writes what comes after the last event. A file without it is visibly incomplete where its format allows that. */
    void end() throws IOException;
}
