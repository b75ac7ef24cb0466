-- children-in-need-ended version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN NOT COALESCE(b.no_further_action, FALSE) THEN 1 END AS c0
  FROM referrals AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.close_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
