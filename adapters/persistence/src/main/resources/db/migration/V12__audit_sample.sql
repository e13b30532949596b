-- One drawn event stands for 1 / sample_share events.
ALTER TABLE triage_case ADD COLUMN sample_share float8;
ALTER TABLE triage_case ADD CHECK (sampled = (sample_share IS NOT NULL));
CREATE INDEX triage_case_sampled ON triage_case (closed_at) WHERE sampled;

-- What decides which events are drawn; secret, and the same on every node.
CREATE TABLE audit_seed (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  seed bytea NOT NULL
);
INSERT INTO audit_seed (seed)
  SELECT sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));
