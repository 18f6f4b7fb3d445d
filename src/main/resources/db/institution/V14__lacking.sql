-- Cases of a figure's period that it cannot tell of, for want of a date or a number that it is made from.
ALTER TABLE figure ADD COLUMN lacking bigint NOT NULL DEFAULT 0;
