-- What an edition was made from, kept so that it can be made again from here alone.

CREATE TABLE file (
    sha256   text  PRIMARY KEY,
    content  bytea NOT NULL
);
COMMENT ON TABLE file IS 'Declarations, plans and templates that editions were made from; each content once.';

CREATE TABLE edition_file (
    edition  bigint NOT NULL REFERENCES edition,
    name     text   NOT NULL,
    sha256   text   NOT NULL REFERENCES file,
    PRIMARY KEY (edition, name)
);
COMMENT ON TABLE edition_file IS 'The files an edition was made from, by their names below jobs/ and templates/.';

ALTER TABLE edition
    ADD COLUMN program text NOT NULL DEFAULT '',
    ADD COLUMN java    text NOT NULL DEFAULT '';
COMMENT ON COLUMN edition.program IS 'The version of Måltal that made it.';
