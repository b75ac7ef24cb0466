SELECT
  period_id,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND m0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN NOT COALESCE(b.short_breaks, FALSE) THEN 1 END AS c0,
    CASE WHEN b.end_reason IN ('E11', 'E12') THEN 1 END AS m0,
    b.person_key AS k0
  FROM care_periods AS b
  JOIN gt_days AS d
    ON d.span = 'months_12' AND d.day = b.end_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
