-- The cases that wait, apart from the many that are closed: whatever the queue narrows by, it looks
-- at these alone, and they stand side by side and not among millions of others. A copy, kept by the
-- statements that change cases; it has the columns of triage_case in their order.
CREATE TABLE waiting_case (LIKE triage_case, PRIMARY KEY (id));

CREATE FUNCTION add_waiting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO waiting_case SELECT * FROM added WHERE state <> 'CLOSED';
  RETURN NULL;
END $$;
CREATE FUNCTION change_waiting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM waiting_case w USING removed WHERE w.id = removed.id;
  INSERT INTO waiting_case SELECT * FROM added WHERE state <> 'CLOSED';
  RETURN NULL;
END $$;
CREATE FUNCTION remove_waiting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM waiting_case w USING removed WHERE w.id = removed.id;
  RETURN NULL;
END $$;
CREATE TRIGGER triage_case_opened AFTER INSERT ON triage_case
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_waiting();
CREATE TRIGGER triage_case_changed AFTER UPDATE ON triage_case
  REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION change_waiting();
CREATE TRIGGER triage_case_removed AFTER DELETE ON triage_case
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION remove_waiting();
INSERT INTO waiting_case SELECT * FROM triage_case WHERE state <> 'CLOSED';

DROP INDEX triage_case_waiting, triage_case_waiting_stream, triage_case_waiting_tier,
  triage_case_waiting_action, triage_case_waiting_amount, triage_case_waiting_probability,
  triage_case_waiting_opened, triage_case_waiting_assignee, triage_case_claimed;
CREATE INDEX waiting_case_priority ON waiting_case ((-priority), id);
CREATE INDEX waiting_case_stream ON waiting_case (stream, (-priority), id);
CREATE INDEX waiting_case_action ON waiting_case (action, (-priority), id);
CREATE INDEX waiting_case_amount ON waiting_case ((-at_risk), id);
CREATE INDEX waiting_case_probability ON waiting_case ((-probability), id);
CREATE INDEX waiting_case_opened ON waiting_case (opened_at, id);
