-- Receivers can rest, and be sent a test, which tells of no change.
ALTER TABLE webhook ADD COLUMN paused_at timestamptz;
COMMENT ON COLUMN webhook.paused_at IS 'messages wait until it goes on; null: it is on';
ALTER TABLE webhook_message ALTER COLUMN change DROP NOT NULL;
COMMENT ON COLUMN webhook_message.change IS 'null: a test';
ALTER TABLE webhook_message ADD COLUMN made_at timestamptz;
UPDATE webhook_message m SET made_at =
  (SELECT c.changed_at FROM model_change c WHERE c.number = m.change);
ALTER TABLE webhook_message ALTER COLUMN made_at SET NOT NULL;
DROP INDEX webhook_message_webhook;
CREATE INDEX webhook_message_latest ON webhook_message (webhook, made_at DESC, id);
