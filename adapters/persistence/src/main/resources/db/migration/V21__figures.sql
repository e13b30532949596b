-- Sums of decisions by minute and by hour, for pages that show what goes on: added up beside the
-- answers, a few seconds late. Minutes are those in which events were decided, hours those in which
-- they happened, unless that is long before or after. figure_progress says up to which decision.
CREATE TABLE figure (
  span        int NOT NULL CHECK (span IN (60, 3600)),
  start       timestamptz NOT NULL,
  stream      text NOT NULL,
  tier        text NOT NULL,
  currency    text NOT NULL,
  events      bigint NOT NULL,
  at_risk     float8 NOT NULL,
  saved       float8 NOT NULL,
  PRIMARY KEY (span, start, stream, tier, currency)
);
COMMENT ON COLUMN figure.at_risk IS 'the sum of cost_allow, in the reporting currency';
CREATE TABLE figure_amount (
  start    timestamptz NOT NULL,
  stream   text NOT NULL,
  currency text NOT NULL,
  step     int NOT NULL,
  events   bigint NOT NULL,
  stopped  bigint NOT NULL,
  PRIMARY KEY (start, stream, currency, step)
);
COMMENT ON COLUMN figure_amount.step IS 'amounts from 10^(step/2) to 10^((step+1)/2); 0 also less';
CREATE TABLE figure_progress (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  last_id  uuid NOT NULL
);
INSERT INTO figure_progress (last_id) VALUES ('00000000-0000-0000-0000-000000000000');
