-- The eight tables of the plan for 2021 and 2022 as at 2022-09-30, as a person in a hurry for speed would write them:
-- one grouped pass for what is counted on decisions, one for what is counted on meeting decisions, one for what is pending.
WITH holiday (day) AS (
    VALUES (date '2020-12-25'), ('2021-01-01'), ('2021-04-01'), ('2021-04-02'), ('2021-04-05'), ('2021-04-30'),
           ('2021-05-13'), ('2021-05-24'), ('2022-04-14'), ('2022-04-15'), ('2022-04-18'), ('2022-05-13'),
           ('2022-05-26'), ('2022-06-06'), ('2022-12-26')
), day AS (
    SELECT d::date AS day, w AS working, count(*) FILTER (WHERE w) OVER (ORDER BY d) AS number
    FROM generate_series(date '2020-10-01', date '2023-01-31', interval '1 day') d
    CROSS JOIN LATERAL (SELECT extract(isodow FROM d) < 6 AND d::date NOT IN (SELECT h.day FROM holiday h) AS w) w
), late_20 AS (
    SELECT s.day AS start, e.day AS late
    FROM day s
    JOIN day e ON e.working AND e.number = s.number + 21
), decided AS MATERIALIZED (
    SELECT c.area, c.subject = 'Aktindsigt' AS access, c.fully_informed, c.first_instance_error,
           c.decided < date '2022-01-01' AS y2021,
           c.received >= date '2022-07-01' AS second_half,
           count(*) AS cases,
           sum(c.decided - c.received) AS days,
           count(*) FILTER (WHERE c.decided <= c.received + 56) AS in_56,
           count(*) FILTER (WHERE c.decided <= c.received + 28) AS in_28,
           count(*) FILTER (WHERE c.decided <= c.received + 70) AS in_70,
           count(*) FILTER (WHERE c.decided < l.late) AS in_20
    FROM cases c
    LEFT JOIN late_20 l ON l.start = c.received
    WHERE c.replaced_in IS NULL
      AND c.decided BETWEEN date '2021-01-01' AND date '2022-09-30'
    GROUP BY 1, 2, 3, 4, 5, 6
), meetings AS (
    SELECT meeting_decision < date '2022-01-01' AS y2021,
           count(*) AS cases,
           count(*) FILTER (WHERE meeting_decision <= received + 56) AS in_56
    FROM cases
    WHERE replaced_in IS NULL
      AND area = 'Underretninger'
      AND meeting_decision BETWEEN date '2021-01-01' AND date '2022-09-30'
    GROUP BY 1
), pending AS MATERIALIZED (
    SELECT c.area, c.subject = 'Aktindsigt' AS access, c.fully_informed, p.at,
           count(*) AS cases,
           count(*) FILTER (WHERE c.received + 56 < p.at) AS over_56,
           count(*) FILTER (WHERE c.received + 28 < p.at) AS over_28,
           count(*) FILTER (WHERE c.received + 70 < p.at AND c.received >= date '2022-07-01') AS over_70,
           count(*) FILTER (WHERE c.received + CASE WHEN p.at < date '2022-01-01' THEN 105 ELSE 98 END < p.at) AS over_13w,
           count(*) FILTER (WHERE c.received + CASE WHEN p.at < date '2022-01-01' THEN 136 ELSE 175 END < p.at) AS over_i,
           count(*) FILTER (WHERE (c.received + interval '6 months')::date < p.at) AS over_6m,
           count(*) FILTER (WHERE l.late <= p.at) AS over_20
    FROM cases c
    LEFT JOIN late_20 l ON l.start = c.received
    JOIN (VALUES (date '2021-12-31'), (date '2022-09-30')) p (at)
      ON c.received <= p.at AND (c.decided IS NULL OR c.decided > p.at)
    WHERE c.replaced_in IS NULL
    GROUP BY 1, 2, 3, 4
)
SELECT '1.1a', y2021, sum(in_56), sum(cases) FROM decided WHERE area = 'Tvangsmæssige foranstaltninger' GROUP BY 2
UNION ALL SELECT '1.1b', y2021, in_56, cases FROM meetings
UNION ALL SELECT '1.1c', y2021, sum(in_28), sum(cases) - coalesce(sum(cases - in_28) FILTER (WHERE first_instance_error), 0) FROM decided WHERE area = 'Tilbud til forsikrede ledige' GROUP BY 2
UNION ALL SELECT '1.2a', y2021, sum(days), sum(cases) FROM decided WHERE area IN ('Kommunal social', 'Kommunal beskæftigelse', 'Socialtilsyn', 'Familieret', 'Øvrig beskæftigelse', 'Udlændingestyrelsen', 'Seniorpension') OR (area IN ('Udbetaling Danmark', 'Sygedagpenge') AND NOT fully_informed) GROUP BY 2
UNION ALL SELECT '1.3a', false, sum(d.in_70), sum(d.cases) + (SELECT sum(over_70) FROM pending WHERE at = date '2022-09-30' AND area IN ('Udbetaling Danmark', 'Sygedagpenge') AND fully_informed) FROM decided d WHERE d.area IN ('Udbetaling Danmark', 'Sygedagpenge') AND d.fully_informed AND d.second_half
UNION ALL SELECT '1.4a', y2021, sum(days), sum(cases) FROM decided WHERE area = 'Arbejdsskade' GROUP BY 2
UNION ALL SELECT '1.6a', y2021, sum(in_20), sum(cases) FROM decided WHERE area = 'Kommunalt og regionalt tilsyn' AND access GROUP BY 2
UNION ALL SELECT '1.6b', at < date '2022-01-01', sum(over_6m), 1 FROM pending WHERE area = 'Kommunalt og regionalt tilsyn' AND access IS NOT TRUE GROUP BY 2
UNION ALL SELECT 'overdue ' || area, at < date '2022-01-01', sum(over_56 + over_28 + over_13w + over_i + over_20), sum(cases) FROM pending GROUP BY 1, 2
