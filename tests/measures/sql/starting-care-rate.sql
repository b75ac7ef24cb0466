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
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    b.person_key AS k0
  FROM looked_after AS b
  JOIN gt_days AS d
    ON d.span = 'months_12' AND d.day = b.start_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
