-- One row holds an event and what was decided about it: both come and go together, and one insert
-- less per event is what the disk notices. Identities are UUIDs of version 7, so that the primary
-- key grows at its right edge.
CREATE TABLE decision (
  id                 uuid PRIMARY KEY,
  stream             text NOT NULL,
  dedup_key          text NOT NULL,
  event_id           text NOT NULL,
  event_time         timestamptz NOT NULL,
  raw                bytea NOT NULL,
  raw_sha256         bytea NOT NULL,
  fields             jsonb,
  subjects           text[] NOT NULL,
  amount             numeric NOT NULL,
  currency           text NOT NULL,
  rate               float8 NOT NULL,
  model_sha256       bytea NOT NULL,
  calibrated         boolean NOT NULL,
  definition_sha256  bytea NOT NULL,
  costs_version      int NOT NULL,
  probability        float8 NOT NULL,
  raw_probability    float8 NOT NULL,
  cost_allow         float8,
  cost_review        float8,
  cost_block         float8,
  action             text NOT NULL,
  saving             float8,
  tier               text NOT NULL,
  priority           float8 NOT NULL,
  reporting_currency text NOT NULL,
  scored_at          timestamptz NOT NULL,
  answer             bytea NOT NULL,
  UNIQUE (stream, dedup_key)
)
-- A row of two or three kilobytes is written as it is: compressing it took an eighth of the time of storing it.
WITH (toast_tuple_target = 8160);
COMMENT ON COLUMN decision.raw IS 'the event as it arrived, to the byte';
COMMENT ON COLUMN decision.fields IS
  'the event for queries: keys reordered, null where PostgreSQL can''t hold it (U+0000)';
COMMENT ON COLUMN decision.subjects IS
  'kind=value; gets its index (GIN, or a table of its own) with the first query that reads it';
COMMENT ON COLUMN decision.answer IS 'the decision as it was answered, to the byte';

-- What the queue narrows and orders by stands here too, so that a page costs one walk of an index
-- and one look at the decisions that it shows.
CREATE TABLE triage_case (
  id            uuid PRIMARY KEY REFERENCES decision,
  stream        text NOT NULL,
  event_id      text NOT NULL,
  amount        numeric NOT NULL,
  tier          text NOT NULL,
  priority      float8 NOT NULL,
  opened_at     timestamptz NOT NULL,
  state         text NOT NULL CHECK (state IN ('OPEN', 'CLAIMED', 'CLOSED')),
  snoozed_until timestamptz,
  not_by        text,
  claimed_by    text,
  claimed_until timestamptz,
  outcome       text,
  reason_code   text,
  note          text,
  closed_by     text,
  closed_at     timestamptz,
  CHECK ((state = 'CLAIMED') = (claimed_by IS NOT NULL AND claimed_until IS NOT NULL)),
  CHECK ((state = 'CLOSED') =
    (outcome IS NOT NULL AND note IS NOT NULL AND closed_by IS NOT NULL AND closed_at IS NOT NULL))
);
-- The negated priority lets one row comparison, (-priority, id) > (?, ?), say where a page begins.
CREATE INDEX triage_case_order ON triage_case ((-priority), id);
CREATE INDEX triage_case_waiting ON triage_case ((-priority), id) WHERE state <> 'CLOSED';
CREATE INDEX triage_case_waiting_stream ON triage_case (stream, (-priority), id)
  WHERE state <> 'CLOSED';
CREATE INDEX triage_case_waiting_tier ON triage_case (tier, (-priority), id)
  WHERE state <> 'CLOSED';
CREATE INDEX triage_case_claimed ON triage_case (claimed_by) WHERE state = 'CLAIMED';

CREATE TABLE case_note (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id    uuid NOT NULL REFERENCES triage_case,
  written_by text NOT NULL,
  written_at timestamptz NOT NULL,
  body       text NOT NULL
);
CREATE INDEX case_note_case ON case_note (case_id, id);

CREATE TABLE label (
  decision_id uuid NOT NULL REFERENCES decision,
  source      text NOT NULL,
  fraud       boolean NOT NULL,
  said_by     text NOT NULL,
  said_at     timestamptz NOT NULL,
  PRIMARY KEY (decision_id, source)
);

CREATE TABLE audit_entry (
  number      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  deed        text NOT NULL,
  subject     text NOT NULL,
  detail      text NOT NULL
);
CREATE INDEX audit_entry_subject ON audit_entry (subject, number);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit trail is never changed.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_entry_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  EXECUTE FUNCTION refuse_change();
