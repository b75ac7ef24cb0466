-- education-plan-quality version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'outstanding') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'good') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'requires-improvement') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'inadequate') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'not-graded') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a6
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN b.quality = 'outstanding'
      THEN 'outstanding'
      WHEN b.quality = 'good'
      THEN 'good'
      WHEN b.quality = 'requires-improvement'
      THEN 'requires-improvement'
      WHEN b.quality = 'inadequate'
      THEN 'inadequate'
      WHEN b.quality = 'not-graded'
      THEN 'not-graded'
    END AS g0
  FROM peps AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.completed_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
