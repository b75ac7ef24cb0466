-- cp-plans-ended-by-length version 1
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
    c0 = 1 AND g0 = '6-to-12-months') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '12-to-24-months') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '24-months-or-more') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a6
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN CASE WHEN b.start_date <= p.as_at THEN b.start_date END <= b.end_date
      AND d1.due > b.end_date
      THEN 'under-3-months'
      WHEN CASE WHEN b.start_date <= p.as_at THEN b.start_date END <= b.end_date
      AND d2.due > b.end_date
      THEN '3-to-6-months'
      WHEN CASE WHEN b.start_date <= p.as_at THEN b.start_date END <= b.end_date
      AND d3.due > b.end_date
      THEN '6-to-12-months'
      WHEN CASE WHEN b.start_date <= p.as_at THEN b.start_date END <= b.end_date
      AND d4.due > b.end_date
      THEN '12-to-24-months'
      WHEN CASE WHEN b.start_date <= p.as_at THEN b.start_date END <= b.end_date
      AND NOT CASE WHEN b.start_date <= p.as_at THEN b.start_date END IS NULL
      AND NOT b.end_date IS NULL
      THEN '24-months-or-more'
    END AS g0
  FROM own_cp_plans AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.end_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'months:3'
    AND d1.day = CASE WHEN b.start_date <= p.as_at THEN b.start_date END
  LEFT JOIN gt_due AS d2
    ON d2.limit_key = 'months:6'
    AND d2.day = CASE WHEN b.start_date <= p.as_at THEN b.start_date END
  LEFT JOIN gt_due AS d3
    ON d3.limit_key = 'months:12'
    AND d3.day = CASE WHEN b.start_date <= p.as_at THEN b.start_date END
  LEFT JOIN gt_due AS d4
    ON d4.limit_key = 'months:24'
    AND d4.day = CASE WHEN b.start_date <= p.as_at THEN b.start_date END
) AS r
GROUP BY
  period_id
