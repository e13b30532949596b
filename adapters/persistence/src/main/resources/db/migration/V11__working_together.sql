-- Who has a case open; not worth a log, because everybody tells it again within seconds.
CREATE UNLOGGED TABLE case_view (
  case_id uuid NOT NULL,
  viewer  text NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (case_id, viewer)
);
CREATE INDEX case_view_seen ON case_view (seen_at);

-- Filters of the queue that people keep.
CREATE TABLE saved_view (
  id     uuid PRIMARY KEY,
  owner  text NOT NULL,
  name   text NOT NULL,
  query  text NOT NULL,
  shared boolean NOT NULL,
  UNIQUE (owner, name)
);
CREATE INDEX saved_view_shared ON saved_view (name) WHERE shared;
