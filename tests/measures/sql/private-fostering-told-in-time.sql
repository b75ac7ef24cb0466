-- private-fostering-told-in-time version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND m0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN NOT b.start_date IS NULL THEN 1 END AS c0,
    CASE WHEN d1.due <= b.start_date THEN 1 END AS m0
  FROM private_fostering AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.notified_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'private-fostering-notice' AND d1.day = b.notified_date
) AS r
GROUP BY
  period_id
