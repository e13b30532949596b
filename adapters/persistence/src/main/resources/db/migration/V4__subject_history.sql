-- What windows over the past need to know of an event, once per subject; only of streams that have
-- such windows. One walk of the primary key finds what a subject did in a span of time, in order.
-- No foreign key: a row is written by the statement that writes its decision.
CREATE TABLE subject_event (
  stream      text NOT NULL,
  kind        text NOT NULL,
  subject     text NOT NULL,
  happened_at bigint NOT NULL,
  number      bigint GENERATED ALWAYS AS IDENTITY,
  decision_id uuid NOT NULL,
  fraud       boolean,
  facts       jsonb,
  PRIMARY KEY (stream, kind, subject, happened_at, number)
);
COMMENT ON COLUMN subject_event.happened_at IS 'milliseconds since 1970, as windows count';
COMMENT ON COLUMN subject_event.number IS 'the order of storing, for events of the same time';
COMMENT ON COLUMN subject_event.fraud IS 'as the event itself said; what was said later is in label';
COMMENT ON COLUMN subject_event.facts IS 'names to texts, numbers with all their digits';

ALTER TABLE decision ADD COLUMN windows float8[];
COMMENT ON COLUMN decision.windows IS
  'the windows over the past that decided, in the order of the definition; NaN: missing; null: none';
