-- Who did what, when, from where, and what came of it. Nothing in it is ever changed; months go as a whole.
CREATE SEQUENCE audit_entries;

CREATE TABLE audit_log (
    id         bigint      NOT NULL DEFAULT nextval('audit_entries'),
    at         timestamptz NOT NULL DEFAULT now(),
    -- The id of a token, or the subject of a sign-in; none for strangers.
    actor      text,
    actor_name text,
    action     text        NOT NULL,
    subject    text,
    detail     text,
    -- Without what would point to one household.
    address    text,
    outcome    text        NOT NULL,
    PRIMARY KEY (at, id)
) PARTITION BY RANGE (at);

-- It goes where the table goes.
ALTER SEQUENCE audit_entries OWNED BY audit_log.id;

CREATE INDEX audit_log_by_actor ON audit_log (actor, at, id);
CREATE INDEX audit_log_by_subject ON audit_log (subject, at, id);

CREATE FUNCTION audit_log_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit log is only added to';
END $$;

CREATE TRIGGER audit_log_is_final BEFORE UPDATE OR DELETE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION audit_log_is_only_added_to();
CREATE TRIGGER audit_log_is_not_emptied BEFORE TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_log_is_only_added_to();

-- Makes room for the months to come, and lets go of those that ended before a time; pods that come together wait.
CREATE FUNCTION audit_log_upkeep(oldest timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    month timestamp;
    part  text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('audit_log_upkeep'));
    FOR ahead IN 0..2 LOOP
        month := date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => ahead);
        part := 'audit_log_' || to_char(month, 'YYYYMM');
        IF to_regclass(part) IS NULL THEN
            EXECUTE format('CREATE TABLE %I PARTITION OF audit_log FOR VALUES FROM (%L) TO (%L)', part,
                           month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
        END IF;
    END LOOP;
    FOR part IN
        SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'audit_log'::regclass
           AND (to_date(right(inhrelid::regclass::text, 6), 'YYYYMM') + interval '1 month') AT TIME ZONE 'UTC' <= oldest
    LOOP
        EXECUTE format('DROP TABLE %s', part);
    END LOOP;
END $$;

SELECT audit_log_upkeep(NULL);
