CREATE TABLE model_version (
  stream       text NOT NULL,
  sha256       bytea NOT NULL,
  stage        text NOT NULL,
  source       text NOT NULL,
  reason       text NOT NULL,
  size         bigint NOT NULL,
  submitted_at timestamptz NOT NULL,
  stage_since  timestamptz NOT NULL,
  document     bytea,
  PRIMARY KEY (stream, sha256)
);
COMMENT ON COLUMN model_version.document IS 'null where a rejected document was too large to keep';
CREATE UNIQUE INDEX model_version_champion ON model_version (stream) WHERE stage = 'CHAMPION';
CREATE INDEX model_version_sha256 ON model_version (sha256);

CREATE TABLE model_change (
  number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stream     text NOT NULL,
  sha256     bytea NOT NULL,
  stage      text NOT NULL,
  source     text NOT NULL,
  reason     text NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  FOREIGN KEY (stream, sha256) REFERENCES model_version
);
CREATE INDEX model_change_version ON model_change (stream, sha256, number);

CREATE TABLE stream_definition (
  stream   text NOT NULL,
  sha256   bytea NOT NULL,
  document bytea NOT NULL,
  PRIMARY KEY (stream, sha256)
);

-- Every combination of a definition and a version of its costs that ever served, and since when.
CREATE TABLE stream_history (
  number        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stream        text NOT NULL,
  definition    bytea NOT NULL,
  costs_version int NOT NULL,
  since         timestamptz NOT NULL,
  FOREIGN KEY (stream, definition) REFERENCES stream_definition
);

CREATE TABLE stream_current (
  stream        text PRIMARY KEY,
  definition    bytea NOT NULL,
  costs_version int NOT NULL,
  since         timestamptz NOT NULL,
  FOREIGN KEY (stream, definition) REFERENCES stream_definition
);

CREATE TABLE inbox_file (
  path    text PRIMARY KEY,
  sha256  bytea NOT NULL,
  seen_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE account (
  username      text PRIMARY KEY,
  role          text NOT NULL,
  password_hash text NOT NULL,
  enabled       boolean NOT NULL,
  created_at    timestamptz NOT NULL
);

CREATE TABLE api_key (
  id         uuid PRIMARY KEY,
  name       text NOT NULL,
  role       text NOT NULL,
  hash       text NOT NULL UNIQUE,
  hint       text NOT NULL,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz
);
