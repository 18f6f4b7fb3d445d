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

ALTER TABLE load ADD COLUMN purged timestamptz;
COMMENT ON COLUMN load.purged IS 'When cases as they were known by this load were removed; figures can no longer be made as of it.';
