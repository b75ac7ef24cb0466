-- escalations-raised version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0
  FROM escalations AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.raised_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
