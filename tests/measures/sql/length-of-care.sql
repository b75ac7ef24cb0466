-- length-of-care version 1
WITH looked_after AS (
SELECT
  c.*,
  p.birth_date
FROM care_periods AS c
LEFT JOIN people AS p
  ON p.person_key = c.person_key
WHERE
  NOT COALESCE(c.short_breaks, FALSE)
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND NOT v0 IS NULL) AS a0,
  SUM(v0) FILTER(WHERE
    c0 = 1) AS a1,
  PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
    v0 NULLS LAST) FILTER(WHERE
    c0 = 1) AS a2
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    (
      CASE WHEN c2.day_number >= c1.day_number THEN c2.day_number - c1.day_number END
    ) AS v0
  FROM looked_after AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.end_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_calendar AS c1
    ON c1.day = CASE WHEN b.start_date <= p.as_at THEN b.start_date END
  LEFT JOIN gt_calendar AS c2
    ON c2.day = b.end_date
) AS r
GROUP BY
  period_id
