-- starting-care-after-permanence version 1
WITH looked_after AS (
SELECT
  c.*,
  p.birth_date
FROM care_periods AS c
LEFT JOIN people AS p
  ON p.person_key = c.person_key
WHERE
  NOT COALESCE(c.short_breaks, FALSE)
),
entries_to_care AS (
SELECT
  l.*,
  before.permanent AS permanent_before,
  left_care.left_before_date
FROM looked_after AS l
LEFT JOIN (
  SELECT
    person_key,
    MAX(CASE WHEN option IN ('P1', 'P2', 'P3') THEN 1 ELSE 0 END) AS permanent
  FROM previous_permanence
  GROUP BY
    person_key
) AS before
  ON before.person_key = l.person_key
LEFT JOIN (
  SELECT
    l.event_key,
    MAX(e.end_date) AS left_before_date
  FROM looked_after AS l
  JOIN looked_after AS e
    ON e.person_key = l.person_key
    AND e.start_date < l.start_date
    AND e.end_date <= l.start_date
  GROUP BY
    l.event_key
) AS left_care
  ON left_care.event_key = l.event_key
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND m0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE WHEN b.permanent_before = 1 THEN 1 END AS m0
  FROM entries_to_care AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.start_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
