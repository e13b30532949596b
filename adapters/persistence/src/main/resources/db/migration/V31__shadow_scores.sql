-- What models in the shadow say of events that others decided. They follow the decisions by their
-- identities, so scoring an event waits for none of them and none is left out.
CREATE TABLE shadow_progress (
  stream text NOT NULL,
  sha256 bytea NOT NULL,
  up_to  uuid NOT NULL,
  PRIMARY KEY (stream, sha256),
  FOREIGN KEY (stream, sha256) REFERENCES model_version
);

CREATE TABLE shadow_score (
  stream      text NOT NULL,
  sha256      bytea NOT NULL,
  decision_id uuid NOT NULL,
  probability float8,
  tier        text,
  action      text,
  saving      float8,
  PRIMARY KEY (stream, sha256, decision_id)
);
COMMENT ON COLUMN shadow_score.probability IS 'null: the model does not take the event';

-- Kept beside the scores, so that a page never counts millions of them.
CREATE TABLE shadow_count (
  stream          text NOT NULL,
  sha256          bytea NOT NULL,
  champion        bytea NOT NULL,
  champion_tier   text NOT NULL,
  tier            text NOT NULL,
  events          bigint NOT NULL,
  amount          float8 NOT NULL,
  champion_saving float8 NOT NULL,
  saving          float8 NOT NULL,
  PRIMARY KEY (stream, sha256, champion, champion_tier, tier)
);
COMMENT ON COLUMN shadow_count.tier IS 'NONE: the model does not take the event';
