-- The person who answers for a key, so that one person with an account and keys counts as one where
-- two have to agree. Of keys from before, the audit trail knows who made them; where that was a key,
-- its owner is asked for until there is a person.
ALTER TABLE api_key ADD COLUMN owner text;
UPDATE api_key k SET owner = coalesce(
  (SELECT a.recorded_by FROM audit_entry a
    WHERE a.deed = 'key-created' AND a.subject = 'key:' || k.id ORDER BY a.recorded_at LIMIT 1),
  'system');
DO $$
BEGIN
  FOR step IN 1..10 LOOP
    UPDATE api_key k SET owner = maker.owner FROM api_key maker
      WHERE k.owner = maker.name AND maker.owner <> k.owner
        AND NOT EXISTS (SELECT 1 FROM account a WHERE a.username = k.owner);
    EXIT WHEN NOT FOUND;
  END LOOP;
END $$;
ALTER TABLE api_key ALTER COLUMN owner SET NOT NULL;
CREATE INDEX api_key_name ON api_key (name);
