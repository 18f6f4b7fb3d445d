-- Lists of cases that go with an edition, the loads it was made from, and what is kept no more.

CREATE TABLE case_list (
    edition  bigint NOT NULL REFERENCES edition,
    name     text   NOT NULL,
    sha256   text   NOT NULL,
    cases    bigint NOT NULL,
    purged   timestamptz,
    PRIMARY KEY (edition, name)
);
COMMENT ON TABLE case_list IS 'Internal lists of cases that were delivered with an edition. They are made from the cases whenever they are asked for, and are not kept.';

CREATE TABLE edition_load (
    edition  bigint  NOT NULL REFERENCES edition,
    load     integer NOT NULL REFERENCES load,
    cases    bigint  NOT NULL,
    PRIMARY KEY (edition, load)
);
COMMENT ON TABLE edition_load IS 'The loads that the cases of an edition were known from, and how many from each.';

CREATE TABLE changed_cases (
    edition   bigint NOT NULL REFERENCES edition,
    goal      text   NOT NULL,
    measure   text   NOT NULL,
    row_name  text   NOT NULL,
    term      text   NOT NULL,
    entered   bigint NOT NULL,
    departed  bigint NOT NULL,
    changed   bigint NOT NULL,
    PRIMARY KEY (edition, goal, measure, row_name, term)
);
COMMENT ON TABLE changed_cases IS 'How many cases make a figure of an edition another than in the edition before it: that count and did not, counted and do not, or count otherwise.';

-- Numbered in order and without gaps, which an identity does not promise.
ALTER TABLE load
    ALTER COLUMN number DROP IDENTITY,
    ALTER COLUMN loaded_by DROP DEFAULT,
    ADD COLUMN purged timestamptz;
COMMENT ON COLUMN load.loaded_by IS 'The user of the operating system.';
COMMENT ON COLUMN load.purged IS 'When cases as they were known by this load were removed; figures can no longer be made as of it.';
