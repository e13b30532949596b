-- The cases of a stream that were decided last in one way: what is typical, what is like a case.
CREATE INDEX triage_case_decided ON triage_case (stream, outcome, closed_at DESC)
  WHERE state = 'CLOSED';

-- Which decisions share a subject, of every stream. A key stands for stream, kind and value; two
-- subjects may have the same one, so who reads compares with the subjects of the decision. Eight
-- bytes instead of the text: this is written for every event, by the statement that stores it.
CREATE FUNCTION subject_key(stream text, subject text) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ('x' || left(md5(stream || E'\n' || subject), 16))::bit(64)::bigint
$$;
CREATE TABLE subject_link (
  key         bigint NOT NULL,
  decision_id uuid NOT NULL,
  PRIMARY KEY (key, decision_id)
);
INSERT INTO subject_link
SELECT DISTINCT subject_key(d.stream, s), d.id FROM decision d, unnest(d.subjects) AS s;
COMMENT ON COLUMN decision.subjects IS 'kind=value; found by subject_link';
