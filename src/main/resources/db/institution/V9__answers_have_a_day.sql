-- Every answer has the day it is about, so that a report of an earlier day never takes a later answer.

CREATE FUNCTION pg_temp.last_day(point text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN point ~ '^\d{4}$'             THEN make_date(point::integer, 12, 31)
        WHEN point ~ '^\d{4}-Q[1-4]$'      THEN (make_date(left(point, 4)::integer, 3 * right(point, 1)::integer, 1)
                                                 + interval '1 month - 1 day')::date
        WHEN point ~ '^\d{4}-\d\d$'        THEN (make_date(left(point, 4)::integer, right(point, 2)::integer, 1)
                                                 + interval '1 month - 1 day')::date
        WHEN point ~ '^\d{4}-\d\d-\d\d$'   THEN point::date
    END
$$;

ALTER TABLE answer ADD COLUMN about date;
-- A value of a term that was over is about the term's last day; all else about the point of its workbook. Answers without a
-- workbook are sample answers.
UPDATE answer
SET about = coalesce(
        least(
            (SELECT pg_temp.last_day(workbook.at) FROM workbook WHERE workbook.number = answer.workbook),
            CASE WHEN key ~ '^(tal|kilde)/' THEN pg_temp.last_day(substring(key FROM '[^/]*$')) END),
        pg_temp.last_day(substring(key FROM '[^/]*$')),
        make_date(plan, 1, 1));
ALTER TABLE answer ALTER COLUMN about SET NOT NULL;
COMMENT ON COLUMN answer.about IS 'The day it is about, inclusive: a report of an earlier day does not know it.';
COMMENT ON TABLE answer IS 'What people reported, every answer that ever was; of a key, the one about the latest day counts, and of several about one day the newest. One without a value withdraws it.';

DROP INDEX answer_plan_key_id_idx;
CREATE INDEX ON answer (plan, key, about, id);

DROP TABLE workbook_cell;
DROP FUNCTION pg_temp.last_day(text);
