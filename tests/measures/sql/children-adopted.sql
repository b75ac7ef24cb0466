SELECT
  period_id,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.end_reason IN ('E11', 'E12') THEN 1 END AS c0,
    b.person_key AS k0
  FROM care_periods AS b
  JOIN gt_days AS d
    ON d.span = 'year_to_date' AND d.day = b.end_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
