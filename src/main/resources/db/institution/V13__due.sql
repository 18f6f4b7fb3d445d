CREATE TABLE due_attempt (
    report   text        NOT NULL,
    at       text        NOT NULL,
    plan     integer     NOT NULL,
    failures integer     NOT NULL,
    last     timestamptz NOT NULL DEFAULT clock_timestamp(),
    sentence text        NOT NULL,
    PRIMARY KEY (report, at, plan)
);
COMMENT ON TABLE due_attempt IS 'Reports that were owed and could not be made; gone once one is. The next try waits twice as long as the last.';
COMMENT ON COLUMN due_attempt.sentence IS 'Why the last attempt failed.';

CREATE TABLE edition_drift (
    edition bigint PRIMARY KEY REFERENCES edition,
    inputs  text   NOT NULL,
    figures text[] NOT NULL
);
COMMENT ON TABLE edition_drift IS 'The figures of a published edition that would be others now, as last looked at.';
COMMENT ON COLUMN edition_drift.inputs IS 'The checksum of what it would be made from now; looked at again once that is another.';
