ALTER TABLE load ADD COLUMN columns text[];
COMMENT ON COLUMN load.columns IS 'The headings of the declared columns that were delivered when it was made; empty for loads of before this was written down.';
