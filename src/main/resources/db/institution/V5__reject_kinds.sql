-- Rejects by kind, so that they can be counted whatever the words of their reasons.

ALTER TABLE reject ADD COLUMN kind text;
UPDATE reject
SET kind = CASE
        WHEN column_name = '' THEN 'malformed'
        WHEN reason = 'is empty' THEN 'empty'
        WHEN reason = 'decided before received' THEN 'decided before received'
        WHEN reason LIKE 'duplicate case number: %' THEN 'duplicate'
        WHEN reason LIKE 'is longer than %' THEN 'too long'
        ELSE 'unreadable'
    END;
ALTER TABLE reject
    ALTER COLUMN kind SET NOT NULL,
    ADD CONSTRAINT reject_kind_check CHECK (
        kind IN ('empty', 'unreadable', 'decided before received', 'duplicate', 'too long', 'malformed'));
COMMENT ON COLUMN reject.kind IS 'What is wrong, in one of six words; the reason tells it in full.';
