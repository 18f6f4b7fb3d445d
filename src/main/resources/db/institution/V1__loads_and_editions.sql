-- What an institution keeps beside its cases. The table of cases itself is made from cases.yaml.

CREATE TABLE load (
    number         integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    state          text        NOT NULL CHECK (state IN ('reading', 'loaded', 'refused')),
    source         text        NOT NULL,
    checksum       text,
    declaration    text        NOT NULL,
    loaded_by      text        NOT NULL DEFAULT session_user,
    started        timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished       timestamptz,
    rows_read      bigint      NOT NULL DEFAULT 0,
    rows_rejected  bigint      NOT NULL DEFAULT 0,
    cases_added    bigint      NOT NULL DEFAULT 0,
    cases_changed  bigint      NOT NULL DEFAULT 0,
    cases_ended    bigint      NOT NULL DEFAULT 0
);
COMMENT ON TABLE load IS 'Every extract that was taken in or refused, numbered in order.';
COMMENT ON COLUMN load.checksum IS 'SHA-256 of the file, or of the rows of a query.';
COMMENT ON COLUMN load.declaration IS 'SHA-256 of the cases.yaml it was read by.';

CREATE TABLE reject (
    load         integer NOT NULL REFERENCES load,
    line         bigint  NOT NULL,
    column_name  text    NOT NULL,
    value        text,
    reason       text    NOT NULL
);
CREATE INDEX ON reject (load, line);
COMMENT ON TABLE reject IS 'Rows of an extract that could not be taken in, one row for each thing wrong.';

CREATE TABLE edition (
    id          bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    report      text        NOT NULL,
    at          text        NOT NULL,
    plan        integer     NOT NULL,
    number      integer     NOT NULL,
    inputs      text        NOT NULL,
    reason      text,
    load        integer     NOT NULL REFERENCES load,
    made_by     text        NOT NULL DEFAULT session_user,
    begun       timestamptz NOT NULL DEFAULT clock_timestamp(),
    published   timestamptz,
    UNIQUE (report, at, plan, number)
);
COMMENT ON TABLE edition IS 'A report as it was told; never changed once published.';
COMMENT ON COLUMN edition.inputs IS 'SHA-256 of everything the edition was made from: equal inputs, equal edition.';

CREATE TABLE figure (
    edition      bigint  NOT NULL REFERENCES edition,
    position     integer NOT NULL,
    goal         text    NOT NULL,
    measure      text    NOT NULL,
    year         integer NOT NULL,
    at           date    NOT NULL,
    numerator    numeric NOT NULL,
    denominator  numeric NOT NULL,
    left_out     bigint  NOT NULL,
    too_young    bigint  NOT NULL,
    overdue      bigint  NOT NULL,
    missing      text,
    verdict      text,
    PRIMARY KEY (edition, position)
);
COMMENT ON TABLE figure IS 'The figures an edition tells, as they were counted. The value is numerator / denominator, in the unit of the measure.';

CREATE TABLE document (
    edition  bigint NOT NULL REFERENCES edition,
    name     text   NOT NULL,
    sha256   text   NOT NULL,
    content  bytea  NOT NULL,
    PRIMARY KEY (edition, name)
);
COMMENT ON TABLE document IS 'The documents of an edition, byte for byte.';
