-- cp-plans-by-length version 1
WITH own_cp_plans AS (
SELECT
  p.*
FROM cp_plans AS p
WHERE
  NOT COALESCE(p.other_authority_plan, FALSE)
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'under-3-months') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '3-to-6-months') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '6-to-9-months') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '9-to-12-months') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '12-to-15-months') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '15-to-18-months') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '18-to-24-months') AS a7,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '24-months-or-more') AS a8,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a9
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN d1.due > p.as_at
      THEN 'under-3-months'
      WHEN d2.due > p.as_at
      THEN '3-to-6-months'
      WHEN d3.due > p.as_at
      THEN '6-to-9-months'
      WHEN d4.due > p.as_at
      THEN '9-to-12-months'
      WHEN d5.due > p.as_at
      THEN '12-to-15-months'
      WHEN d6.due > p.as_at
      THEN '15-to-18-months'
      WHEN d7.due > p.as_at
      THEN '18-to-24-months'
      WHEN NOT b.start_date IS NULL AND NOT p.as_at IS NULL
      THEN '24-months-or-more'
    END AS g0
  FROM own_cp_plans AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'months:3' AND d1.day = b.start_date
  LEFT JOIN gt_due AS d2
    ON d2.limit_key = 'months:6' AND d2.day = b.start_date
  LEFT JOIN gt_due AS d3
    ON d3.limit_key = 'months:9' AND d3.day = b.start_date
  LEFT JOIN gt_due AS d4
    ON d4.limit_key = 'months:12' AND d4.day = b.start_date
  LEFT JOIN gt_due AS d5
    ON d5.limit_key = 'months:15' AND d5.day = b.start_date
  LEFT JOIN gt_due AS d6
    ON d6.limit_key = 'months:18' AND d6.day = b.start_date
  LEFT JOIN gt_due AS d7
    ON d7.limit_key = 'months:24' AND d7.day = b.start_date
) AS r
GROUP BY
  period_id
