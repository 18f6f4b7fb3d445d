ALTER TABLE edition_warning
    ADD COLUMN key    text,
    ADD COLUMN danish text;
COMMENT ON COLUMN edition_warning.key IS 'By which it is acknowledged (table answer, kvittering/key): another once its words or its figures are others; null in editions of versions before 0.3.';
COMMENT ON COLUMN edition_warning.danish IS 'As the appendix tells it, without figures.';

-- An edition that waits for approval, or for answers, is a draft: made whole, and not published.
ALTER TABLE edition
    ADD COLUMN draft timestamptz;
COMMENT ON COLUMN edition.draft IS 'When its draft was made whole; null where none was. It is one as long as it is not published.';

CREATE TABLE approval (
    edition     bigint      NOT NULL REFERENCES edition,
    approved_by text        NOT NULL,
    approved    timestamptz NOT NULL DEFAULT clock_timestamp(),
    note        text        NOT NULL,
    PRIMARY KEY (edition, approved_by)
);
COMMENT ON TABLE approval IS 'Who approves of an edition, each once; given of its draft, and gone where the draft is made anew from something else.';
