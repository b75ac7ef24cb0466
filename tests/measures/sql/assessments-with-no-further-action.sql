-- assessments-with-no-further-action version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND m0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN NOT b.no_further_action IS NULL THEN 1 END AS c0,
    CASE WHEN b.no_further_action THEN 1 END AS m0
  FROM assessments AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.authorised_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
