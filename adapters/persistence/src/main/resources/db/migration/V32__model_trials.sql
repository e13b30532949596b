-- Trials of model versions before they decide, with every event that was scored again for them.
CREATE TABLE model_trial (
  id              uuid PRIMARY KEY,
  stream          text NOT NULL,
  candidate       bytea NOT NULL,
  champion        bytea,
  definition      bytea NOT NULL,
  requested_by    text NOT NULL,
  requested_at    timestamptz NOT NULL,
  node            uuid,
  claimed_until   timestamptz,
  finished_at     timestamptz,
  failed          text[],
  champion_speed  float8[],
  speed           float8[],
  override_by     text,
  override_reason text,
  override_at     timestamptz,
  FOREIGN KEY (stream, candidate) REFERENCES model_version,
  CHECK ((finished_at IS NULL) = (failed IS NULL))
);
COMMENT ON COLUMN model_trial.speed IS
  'p50 and p99 in microseconds, loading in milliseconds, bytes of the document';
CREATE INDEX model_trial_candidate ON model_trial (stream, candidate, id);
CREATE INDEX model_trial_waiting ON model_trial (id) WHERE finished_at IS NULL;

CREATE TABLE trial_score (
  trial                uuid NOT NULL REFERENCES model_trial,
  decision_id          uuid NOT NULL,
  event_id             text NOT NULL,
  decided_at           timestamptz NOT NULL,
  amount               float8 NOT NULL,
  fraud                boolean,
  recent               boolean NOT NULL,
  champion_probability float8,
  champion_tier        text,
  champion_action      text,
  champion_saving      float8,
  probability          float8,
  tier                 text,
  action               text,
  saving               float8,
  PRIMARY KEY (trial, decision_id)
);
