CREATE TABLE published_kept (
    plan     integer     NOT NULL,
    result   text        NOT NULL,
    year     integer     NOT NULL,
    ours     numeric     NOT NULL,
    kept_by  text        NOT NULL,
    kept     timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (plan, result, year, ours)
);
COMMENT ON TABLE published_kept IS 'Results that a plan gives as published and that stand by somebody''s choice, though our own edition printed another; asked again when a later edition prints yet another.';
COMMENT ON COLUMN published_kept.result IS 'Goal and measure, or the name of a reported value.';
COMMENT ON COLUMN published_kept.ours IS 'What our edition printed.';
