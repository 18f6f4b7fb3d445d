-- Three more ways in which a row can be no good.

ALTER TABLE reject
    DROP CONSTRAINT reject_kind_check,
    ADD CONSTRAINT reject_kind_check CHECK (
        kind IN ('empty', 'unreadable', 'decided before received', 'duplicate', 'too long', 'malformed',
                 'harmed by a spreadsheet', 'before received', 'stopped longer than it lasted'));
COMMENT ON COLUMN reject.kind IS 'What is wrong, in one of nine short names; the reason tells it in full.';
