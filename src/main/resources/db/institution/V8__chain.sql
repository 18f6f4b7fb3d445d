-- Editions are chained, so that one that was changed, removed or slipped in afterwards shows. Those that older versions
-- published stay as they were: the chain begins with the first that is published with these columns.

ALTER TABLE edition
    ADD COLUMN place           integer UNIQUE CHECK (place > 0),
    ADD COLUMN previous        bigint REFERENCES edition,
    ADD COLUMN previous_sha256 text,
    ADD COLUMN figures_sha256  text;
COMMENT ON COLUMN edition.place IS 'Its place in the chain of the institution''s published editions, from 1.';
COMMENT ON COLUMN edition.previous IS 'The edition that was published before it, of whatever report.';
COMMENT ON COLUMN edition.previous_sha256 IS 'SHA-256 of the manifest of that edition.';
COMMENT ON COLUMN edition.figures_sha256 IS 'SHA-256 of its figures and verdicts, as they are kept.';
