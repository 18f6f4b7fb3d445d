-- What people tell beside the cases, and figures by row and term.

CREATE TABLE workbook (
    number   integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    plan     integer     NOT NULL,
    at       text        NOT NULL,
    made_by  text        NOT NULL DEFAULT session_user,
    made     timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE workbook IS 'Every workbook that was handed out to be filled in.';

CREATE TABLE workbook_cell (
    workbook  integer NOT NULL REFERENCES workbook,
    key       text    NOT NULL,
    value     text    NOT NULL,
    PRIMARY KEY (workbook, key)
);
COMMENT ON TABLE workbook_cell IS 'What the cells of a workbook held when it was last read, by which it is seen what was changed in it since.';

CREATE TABLE answer (
    id        bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    plan      integer     NOT NULL,
    key       text        NOT NULL,
    value     text,
    workbook  integer     REFERENCES workbook,
    source    text        NOT NULL,
    checksum  text        NOT NULL,
    told_by   text        NOT NULL,
    taken     timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX ON answer (plan, key, id);
COMMENT ON TABLE answer IS 'What people told, every answer that ever was; the newest of a key counts, and one without a value withdraws it.';
COMMENT ON COLUMN answer.source IS 'The file, sheet and cell it came from.';
COMMENT ON COLUMN answer.checksum IS 'SHA-256 of that file.';

ALTER TABLE edition
    ALTER COLUMN load DROP NOT NULL,
    ADD COLUMN answer bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN edition.load IS 'The newest load it was made from; null for an institution without cases.';
COMMENT ON COLUMN edition.answer IS 'The newest answer it was made from; 0 for none.';

ALTER TABLE figure
    ADD COLUMN row_name text NOT NULL DEFAULT '',
    ADD COLUMN term text;
UPDATE figure SET term = year::text;
ALTER TABLE figure
    ALTER COLUMN term SET NOT NULL,
    DROP COLUMN year;
COMMENT ON COLUMN figure.row_name IS 'A row beside the results of a table; empty for the results themselves.';
COMMENT ON COLUMN figure.term IS 'The column of the table: 2023, 2023-Q3 or 2023-09.';
