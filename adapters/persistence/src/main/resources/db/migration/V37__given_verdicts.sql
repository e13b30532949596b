-- A case forgets its verdict when it is decided anew; these stay.
CREATE TABLE case_verdict (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id     uuid NOT NULL REFERENCES triage_case,
  given_by    text NOT NULL,
  given_at    timestamptz NOT NULL,
  outcome     text NOT NULL,
  reason_code text,
  note        text NOT NULL,
  first       boolean NOT NULL
);
COMMENT ON COLUMN case_verdict.first IS 'of two, which does not decide the case';
INSERT INTO case_verdict (case_id, given_by, given_at, outcome, reason_code, note, first)
SELECT id, escalated_by, escalated_at, first_outcome, first_reason_code, first_note, true
FROM triage_case WHERE first_outcome IS NOT NULL;
INSERT INTO case_verdict (case_id, given_by, given_at, outcome, reason_code, note, first)
SELECT id, closed_by, closed_at, outcome, reason_code, note, false
FROM triage_case WHERE state = 'CLOSED';
CREATE INDEX case_verdict_case ON case_verdict (case_id, id);
CREATE TRIGGER case_verdict_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON case_verdict
  EXECUTE FUNCTION refuse_change();
