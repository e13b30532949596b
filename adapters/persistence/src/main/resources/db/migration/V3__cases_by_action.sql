-- Cases that were blocked automatically have a list of their own.
ALTER TABLE triage_case ADD COLUMN action text;
UPDATE triage_case c SET action = d.action FROM decision d WHERE d.id = c.id;
ALTER TABLE triage_case ALTER COLUMN action SET NOT NULL;
CREATE INDEX triage_case_waiting_action ON triage_case (action, (-priority), id)
  WHERE state <> 'CLOSED';
