-- Who is told of changes of models. A message is written by the transaction of the change itself,
-- so that none is lost and none tells of what did not happen.
CREATE TABLE webhook (
  id         uuid PRIMARY KEY,
  url        text NOT NULL,
  secret     text NOT NULL,
  added_by   text NOT NULL,
  added_at   timestamptz NOT NULL,
  ended_at   timestamptz
);

CREATE TABLE webhook_message (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  webhook      uuid NOT NULL REFERENCES webhook,
  change       bigint NOT NULL REFERENCES model_change,
  attempts     int NOT NULL DEFAULT 0,
  due_at       timestamptz,
  problem      text NOT NULL DEFAULT '',
  delivered_at timestamptz,
  changed_at   timestamptz NOT NULL
);
COMMENT ON COLUMN webhook_message.due_at IS 'null: delivered or given up';
CREATE INDEX webhook_message_due ON webhook_message (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_message_webhook ON webhook_message (webhook, change);
