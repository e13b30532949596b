-- Why the costs of a stream were changed by hand; the costs themselves are in the definition.
CREATE TABLE cost_change (
  stream        text NOT NULL,
  costs_version int NOT NULL,
  reason        text NOT NULL,
  changed_by    text NOT NULL,
  changed_at    timestamptz NOT NULL,
  PRIMARY KEY (stream, costs_version, changed_at)
);
