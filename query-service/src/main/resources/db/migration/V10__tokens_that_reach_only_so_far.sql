-- Tokens from before reach as far as their role does, see every site and may ask as often as the service lets them.
ALTER TABLE tokens
    ADD COLUMN scopes              text[],
    ADD COLUMN sites               text[],
    ADD COLUMN requests_per_minute integer CHECK (requests_per_minute > 0),
    ADD COLUMN made_by             text,
    ADD COLUMN last_used_at        timestamptz,
    ADD COLUMN revoked_at          timestamptz;

-- Every pod remembers tokens for a moment: all of them are told, whoever changes one, also by hand.
CREATE FUNCTION tell_of_token() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('rivulet_tokens', OLD.id);
    RETURN NULL;
END $$;

-- When a token was last used changes nothing about it.
CREATE TRIGGER tokens_change
    AFTER DELETE OR UPDATE OF id, name, role, scopes, sites, requests_per_minute, sha256, expires_at, revoked_at ON tokens
    FOR EACH ROW EXECUTE FUNCTION tell_of_token();
