-- Cases can be assigned, put aside, and handed to a second reviewer.
ALTER TABLE triage_case DROP CONSTRAINT triage_case_state_check;
ALTER TABLE triage_case RENAME COLUMN not_by TO escalated_by;
ALTER TABLE triage_case
  ADD COLUMN assignee          text,
  ADD COLUMN snoozed_by        text,
  ADD COLUMN escalated_at      timestamptz,
  ADD COLUMN escalation_reason text,
  ADD COLUMN first_outcome     text,
  ADD COLUMN first_reason_code text,
  ADD COLUMN first_note        text;
UPDATE triage_case SET escalated_at = opened_at, escalation_reason = 'escalated'
  WHERE escalated_by IS NOT NULL;
UPDATE triage_case SET state = 'SNOOZED', snoozed_by = COALESCE(escalated_by, 'system')
  WHERE state = 'OPEN' AND snoozed_until IS NOT NULL;
UPDATE triage_case SET state = 'ESCALATED' WHERE state = 'OPEN' AND escalated_by IS NOT NULL;
ALTER TABLE triage_case
  ADD CHECK (state IN ('OPEN', 'CLAIMED', 'SNOOZED', 'ESCALATED', 'CLOSED')),
  ADD CHECK ((state = 'SNOOZED') = (snoozed_until IS NOT NULL AND snoozed_by IS NOT NULL)),
  ADD CHECK (state <> 'ESCALATED' OR escalated_by IS NOT NULL),
  ADD CHECK ((escalated_by IS NULL) = (escalated_at IS NULL)),
  ADD CHECK ((escalated_by IS NULL) = (escalation_reason IS NULL)),
  ADD CHECK ((first_outcome IS NULL) = (first_note IS NULL));

-- What the queue narrows, orders and adds up by.
ALTER TABLE triage_case
  ADD COLUMN event_time         timestamptz,
  ADD COLUMN subjects           text[],
  ADD COLUMN model_sha256       bytea,
  ADD COLUMN probability        float8,
  ADD COLUMN at_risk            float8,
  ADD COLUMN saving             float8,
  ADD COLUMN reporting_currency text,
  ADD COLUMN sampled            boolean NOT NULL DEFAULT false;
UPDATE triage_case c SET event_time = d.event_time, subjects = d.subjects,
  model_sha256 = d.model_sha256, probability = d.probability, at_risk = d.amount::float8 * d.rate,
  saving = d.saving, reporting_currency = d.reporting_currency
  FROM decision d WHERE d.id = c.id;
ALTER TABLE triage_case
  ALTER COLUMN event_time SET NOT NULL,
  ALTER COLUMN subjects SET NOT NULL,
  ALTER COLUMN model_sha256 SET NOT NULL,
  ALTER COLUMN probability SET NOT NULL,
  ALTER COLUMN at_risk SET NOT NULL,
  ALTER COLUMN reporting_currency SET NOT NULL;
COMMENT ON COLUMN triage_case.at_risk IS 'the amount in the reporting currency';
COMMENT ON COLUMN triage_case.sampled IS
  'of the random audit sample: tier LOW, its place in every order is borrowed from another case';
CREATE INDEX triage_case_waiting_amount ON triage_case ((-at_risk), id) WHERE state <> 'CLOSED';
CREATE INDEX triage_case_waiting_probability ON triage_case ((-probability), id)
  WHERE state <> 'CLOSED';
CREATE INDEX triage_case_waiting_opened ON triage_case (opened_at, id) WHERE state <> 'CLOSED';
CREATE INDEX triage_case_waiting_assignee ON triage_case (assignee) WHERE assignee IS NOT NULL;
CREATE INDEX triage_case_opened ON triage_case (opened_at, id);
CREATE INDEX triage_case_happened ON triage_case (event_time);
CREATE INDEX triage_case_closed ON triage_case (closed_at) WHERE state = 'CLOSED';
CREATE INDEX triage_case_closed_by ON triage_case (closed_by, closed_at) WHERE state = 'CLOSED';
CREATE INDEX triage_case_subjects ON triage_case USING gin (subjects);
