-- Who brought a version in; of those from before, whoever made its first change.
ALTER TABLE model_version ADD COLUMN submitted_by text;
UPDATE model_version v SET submitted_by = coalesce(
  (SELECT changed_by FROM model_change c
    WHERE c.stream = v.stream AND c.sha256 = v.sha256 ORDER BY number LIMIT 1), 'folder');
ALTER TABLE model_version ALTER COLUMN submitted_by SET NOT NULL;

-- Every decision can be computed again as long as its model is there, so none ever goes.
CREATE FUNCTION keep_models() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Model versions and their history are kept.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER model_version_is_kept BEFORE DELETE OR TRUNCATE ON model_version
  EXECUTE FUNCTION keep_models();
CREATE TRIGGER model_change_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON model_change
  EXECUTE FUNCTION keep_models();
CREATE INDEX model_change_champion ON model_change (stream, number) WHERE stage = 'CHAMPION';

CREATE TABLE model_note (
  number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stream     text NOT NULL,
  sha256     bytea NOT NULL,
  body       text NOT NULL,
  written_by text NOT NULL,
  written_at timestamptz NOT NULL,
  FOREIGN KEY (stream, sha256) REFERENCES model_version
);
CREATE INDEX model_note_version ON model_note (stream, sha256, number);

CREATE TABLE model_tag (
  stream text NOT NULL,
  sha256 bytea NOT NULL,
  tag    text NOT NULL,
  PRIMARY KEY (stream, sha256, tag),
  FOREIGN KEY (stream, sha256) REFERENCES model_version
);

CREATE TABLE model_alias (
  stream text NOT NULL,
  alias  text NOT NULL,
  sha256 bytea NOT NULL,
  PRIMARY KEY (stream, alias),
  FOREIGN KEY (stream, sha256) REFERENCES model_version
);
