package io.rivulet.query.projection;

import io.rivulet.schemas.avro.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the newest revision of every session; an older one changes nothing. */
final class SessionsTable {

    private final Staged<Session> rows;

    SessionsTable(RecordJson json) {
        rows = Staged.<Session>into("sessions")
                .column("session_id", Session::getSessionId)
                .column("site_id", Session::getSiteId)
                .column("visitor_id", Session::getVisitorId)
                .column("person_id", Session::getPersonId)
                .column("state", Session::getState)
                .column("merged_into", Session::getMergedInto)
                .column("revision", Session::getRevision)
                .column("started_at", Session::getStartedAt)
                .column("ended_at", Session::getEndedAt)
                .column("events", Session::getEvents)
                .column("page_views", Session::getPageViews)
                .column("interactions", Session::getInteractions)
                .column("conversion_count", Session::getConversionCount)
                .column("engaged_millis", Session::getEngagedMillis)
                .column("revenue", session -> json.text(session.getRevenue()))
                .column("entry_page", Session::getEntryPage)
                .column("exit_page", Session::getExitPage)
                .column("channel", session -> session.getSource().getChannel())
                .column("source", session -> session.getSource().getSource())
                .column("medium", session -> session.getSource().getMedium())
                .column("campaign", session -> session.getSource().getCampaign())
                .column("term", session -> session.getSource().getTerm())
                .column("content", session -> session.getSource().getContent())
                .column("referrer", Session::getReferrer)
                .column("device_type", session -> session.getDevice().getType())
                .column("os", session -> session.getDevice().getOs())
                .column("browser", session -> session.getDevice().getBrowser())
                .column("browser_version", session -> session.getDevice().getBrowserVersion())
                .column("user_agent", session -> session.getDevice().getUserAgent())
                .column("screen_resolution", session -> session.getDevice().getScreenResolution())
                .column("viewport", session -> session.getDevice().getViewport())
                .column("country", session -> session.getPlace().getCountry())
                .column("region", session -> session.getPlace().getRegion())
                .column("city", session -> session.getPlace().getCity())
                .column("bot", Session::getBot);
    }

    void put(Connection connection, Newest<Session> sessions, String writer) throws SQLException {
        Object[] gone = sessions.gone();
        if (gone.length > 0) {
            DayWrites.noteVisits(
                    connection,
                    "SELECT site_id, started_at, ended_at FROM sessions WHERE session_id = ANY (?)",
                    writer,
                    gone);
            sessions.delete(connection, "sessions", "session_id");
        }
        List<Session> newest = sessions.values();
        if (newest.isEmpty()) {
            return;
        }
        rows.copy(connection, newest);
        Sql.execute(connection, """
                UPDATE staged_sessions s SET person_id = l.user_id
                  FROM visitor_links l WHERE l.visitor_id = s.visitor_id AND s.person_id = s.visitor_id""");
        Sql.execute(connection, """
                UPDATE staged_sessions s SET person_id = m.into_id
                  FROM person_merges m WHERE m.from_id = s.person_id""");
        // A visit may begin on another day than it did.
        DayWrites.noteVisits(connection, """
                SELECT site_id, started_at, ended_at FROM staged_sessions UNION ALL
                SELECT s.site_id, s.started_at, s.ended_at FROM sessions s JOIN staged_sessions n USING (session_id)""", writer);
        String taken =
                rows.names().stream().map(name -> name + " = excluded." + name).collect(Collectors.joining(", "));
        Sql.execute(connection, """
                INSERT INTO sessions (%1$s) SELECT %1$s FROM staged_sessions
                ON CONFLICT (session_id) DO UPDATE SET %2$s WHERE sessions.revision < excluded.revision""".formatted(rows.columns(), taken));
    }
}
