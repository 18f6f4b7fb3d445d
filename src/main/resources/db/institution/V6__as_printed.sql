-- What an edition printed, in words and numbers, so that it can be shown and compared to without its plan and its program.

ALTER TABLE edition
    ADD COLUMN as_printed      boolean NOT NULL DEFAULT false,
    ADD COLUMN total           numeric,
    ADD COLUMN points_earned   numeric,
    ADD COLUMN points_possible numeric;
COMMENT ON COLUMN edition.as_printed IS 'Whether its figures are kept as they were printed; false for an edition of an older version whose plan could not be read.';
COMMENT ON COLUMN edition.total IS 'How much of the plan was kept, in per cent and unrounded; null where the plan has no total.';

ALTER TABLE figure
    ADD COLUMN unit              text,
    ADD COLUMN result            numeric,
    ADD COLUMN decimals          integer,
    ADD COLUMN printed           text,
    ADD COLUMN counted           boolean,
    ADD COLUMN promise           text,
    ADD COLUMN target            numeric,
    ADD COLUMN target_printed    text,
    ADD COLUMN promised          boolean,
    ADD COLUMN turned_by_rounding boolean,
    ADD COLUMN published         boolean,
    ADD COLUMN preliminary       boolean,
    ADD COLUMN shown             text CHECK (shown IN ('ALL', 'ROUNDED', 'NOTHING'));
COMMENT ON COLUMN figure.result IS 'The result that stands, unrounded: as published earlier, or else as computed.';
COMMENT ON COLUMN figure.printed IS 'The result as printed, with its mark.';
COMMENT ON COLUMN figure.promise IS 'What was promised for the year, short.';
COMMENT ON COLUMN figure.promised IS 'Whether it is a result of a measure that promises something in some year.';
COMMENT ON COLUMN figure.shown IS 'How much of it documents for publication show.';

CREATE TABLE goal_verdict (
    edition   bigint  NOT NULL REFERENCES edition,
    position  integer NOT NULL,
    goal      text    NOT NULL,
    title     text    NOT NULL,
    verdict   text    NOT NULL,
    points    numeric,
    PRIMARY KEY (edition, position)
);
COMMENT ON TABLE goal_verdict IS 'How the goals of an edition came out.';

CREATE TABLE edition_warning (
    edition   bigint  NOT NULL REFERENCES edition,
    position  integer NOT NULL,
    warning   text    NOT NULL,
    PRIMARY KEY (edition, position)
);
COMMENT ON TABLE edition_warning IS 'What the controller was told to look at before the edition was sent.';
