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

CREATE TABLE delivery (
    edition    bigint      NOT NULL REFERENCES edition,
    kind       text        NOT NULL CHECK (kind IN ('mail', 'folder')),
    recipient  text        NOT NULL,
    state      text        NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'sending', 'sent', 'perhaps sent', 'refused')),
    attempts   integer     NOT NULL DEFAULT 0,
    last       timestamptz,
    message_id text,
    told       text        NOT NULL DEFAULT '',
    PRIMARY KEY (edition, kind, recipient)
);
COMMENT ON TABLE delivery IS 'Who gets which published edition, each a row: written before and after the attempt, so that nobody gets one twice.';
COMMENT ON COLUMN delivery.state IS 'sending: an attempt is going on, or its process was lost, and then it is told as perhaps sent. Only a person sends such a one again.';
COMMENT ON COLUMN delivery.message_id IS 'The same for every attempt, so that a mailbox can tell that two are one.';

CREATE TABLE reminder (
    recipient text        NOT NULL,
    day       date        NOT NULL,
    sent      timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (recipient, day)
);
COMMENT ON TABLE reminder IS 'Who was reminded on which Danish day of what is missing: at most once a day.';

CREATE TABLE due_waiting (
    report text    NOT NULL,
    at     text    NOT NULL,
    plan   integer NOT NULL,
    told   text    NOT NULL,
    PRIMARY KEY (report, at, plan)
);
COMMENT ON TABLE due_waiting IS 'The answers that reports waited for when they were last tried, for those who look without trying.';
