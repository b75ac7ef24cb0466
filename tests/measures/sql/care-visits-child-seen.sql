-- care-visits-child-seen version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'seen') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'not-seen') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a3
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.kind IN ('cla', 'cla-first') THEN 1 END AS c0,
    CASE WHEN b.seen THEN 'seen' WHEN NOT b.seen THEN 'not-seen' END AS g0
  FROM visits AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.visit_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
