-- The rules that hold whoever writes to the database, and however. docs/ARCHITECTURE.md lists them with their tests.

-- Claims are numbered from C-1001.
ALTER SEQUENCE claim_number_seq RESTART WITH 1001;

-- One newsroom.
ALTER TABLE newsroom ADD CONSTRAINT newsroom_is_one CHECK (id = 1);
INSERT INTO newsroom (id, name, "timeZone", language) VALUES (1, 'Newsroom', 'UTC', 'en');

-- A claim says something, and what it says of its speaker and date does not contradict itself.
ALTER TABLE claim
  ADD CONSTRAINT claim_text_length CHECK (char_length(text) BETWEEN 1 AND 1000),
  ADD CONSTRAINT claim_quote_length CHECK (char_length(quote) BETWEEN 1 AND 5000),
  ADD CONSTRAINT claim_speaker_or_unknown CHECK (NOT ("speakerUnknown" AND "speakerId" IS NOT NULL)),
  ADD CONSTRAINT claim_dated_or_not CHECK (NOT (undated AND "saidOn" IS NOT NULL)),
  ADD CONSTRAINT claim_complete_in_review CHECK (
    state <> 'in_review'
    OR ("submittedAt" IS NOT NULL AND ("speakerUnknown" OR "speakerId" IS NOT NULL) AND (undated OR "saidOn" IS NOT NULL))
  );

-- The desk's table sorts undated claims as the oldest.
CREATE INDEX claim_said_on ON claim ((coalesce("saidOn", '0001-01-01'::date)), number);

-- What the kind of basis needs, and nothing else.
ALTER TABLE evidence
  ADD CONSTRAINT evidence_basis CHECK (
    ("basisKind" = 'attributed') = ("basisPartyId" IS NOT NULL)
    AND ("basisKind" = 'derived') = ("basisSourceId" IS NOT NULL)
    AND ("basisKind" = 'attributed' OR NOT "firstHand")
  ),
  ADD CONSTRAINT evidence_does_not_repeat_itself CHECK ("basisSourceId" IS DISTINCT FROM "sourceId");

ALTER TABLE affiliation
  ADD CONSTRAINT affiliation_begins_before_it_ends CHECK (since <= until),
  ADD CONSTRAINT affiliation_of_two CHECK ("fromId" <> "toId");

-- Signatures: by deciders of the round (the foreign keys; a contributor cannot be one), by two people where a status is raised.
ALTER TABLE decision
  ADD CONSTRAINT decision_by_deciders CHECK (part = 'decider'),
  ADD CONSTRAINT decision_decides CHECK (status <> 'unreviewed'),
  ADD CONSTRAINT decision_balance CHECK ((status = 'disputed') = (balance IS NOT NULL)),
  ADD CONSTRAINT decision_by_two_people CHECK ("secondById" <> "firstById"),
  ADD CONSTRAINT decision_second_signature CHECK (("secondById" IS NULL) = ("secondAt" IS NULL)),
  ADD CONSTRAINT decision_reason_against CHECK (
    "suggestedStatus" IS NULL OR "reasonAgainst" IS NOT NULL
    OR (status = "suggestedStatus" AND balance IS NOT DISTINCT FROM "suggestedBalance")
  ),
  ADD CONSTRAINT decision_raised_needs_two CHECK (
    "suggestedStatus" IS NULL OR "secondById" IS NOT NULL
    OR NOT (
      (status = 'confirmed' AND "suggestedStatus" <> 'confirmed' OR "suggestedStatus" = 'disputed' AND status <> 'disputed')
      AND NOT (status = 'confirmed' AND "suggestedStatus" = 'disputed' AND "suggestedBalance" IS NOT DISTINCT FROM 'for')
    )
  );

ALTER TABLE version
  ADD CONSTRAINT version_cause CHECK ((cause = 'decision') = ("decisionId" IS NOT NULL)),
  ADD CONSTRAINT version_retracted CHECK ((cause = 'retraction') = (status IS NULL)),
  ADD CONSTRAINT version_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$');

-- What was said and done is never changed, taken out, or emptied.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is a record: rows are added, never changed or removed', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_is_a_record';
END $$;

CREATE TRIGGER event_is_a_record BEFORE UPDATE OR DELETE OR TRUNCATE ON event EXECUTE FUNCTION refuse_change();
CREATE TRIGGER version_is_a_record BEFORE UPDATE OR DELETE OR TRUNCATE ON version EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_is_a_record BEFORE UPDATE OR DELETE OR TRUNCATE ON decision EXECUTE FUNCTION refuse_change();
CREATE TRIGGER round_part_is_a_record BEFORE UPDATE OR DELETE OR TRUNCATE ON round_part EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stream_is_a_record BEFORE DELETE OR TRUNCATE ON stream EXECUTE FUNCTION refuse_change();

-- An event follows the last one of its stream, and its stream moves on by one.
CREATE FUNCTION event_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM stream WHERE name = NEW.stream AND number = NEW.number - 1 AND hash = NEW.previous FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'event % of % does not follow the last one', NEW.number, NEW.stream
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'event_follows';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_follows BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION event_follows();

CREATE FUNCTION stream_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.name <> OLD.name
    OR (NEW.number, NEW.hash) <> (OLD.number, OLD.hash)
    AND NOT (NEW.number = OLD.number + 1
      AND EXISTS (SELECT 1 FROM event WHERE stream = NEW.name AND number = NEW.number AND hash = NEW.hash))
  THEN
    RAISE EXCEPTION 'the stream % does not end there', NEW.name
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'stream_moves_on';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stream_moves_on BEFORE UPDATE ON stream FOR EACH ROW EXECUTE FUNCTION stream_moves_on();

-- Each app process listens, and clears the pages that it has cached.
CREATE FUNCTION tell_stale_pages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('stale_page', '');
  RETURN NULL;
END $$;
CREATE TRIGGER tell_stale_pages AFTER INSERT ON stale_page EXECUTE FUNCTION tell_stale_pages();
