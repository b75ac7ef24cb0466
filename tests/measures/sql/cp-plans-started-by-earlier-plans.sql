WITH own_cp_plans AS (
SELECT
  p.*
FROM cp_plans AS p
WHERE
  NOT COALESCE(p.other_authority_plan, FALSE)
),
cp_plans_numbered AS (
SELECT
  p.*,
  LAG(p.end_date) OVER (
    PARTITION BY p.person_key
    ORDER BY p.start_date NULLS LAST, p.event_key NULLS LAST
  ) AS previous_end_date,
  ROW_NUMBER() OVER (
    PARTITION BY p.person_key
    ORDER BY p.start_date NULLS LAST, p.event_key NULLS LAST
  ) AS plan_number
FROM own_cp_plans AS p
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '0') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '1') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '2') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '3-or-more') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a5
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN GREATEST(COALESCE(b.previous_plans, 0), b.plan_number - 1) = 0
      THEN '0'
      WHEN GREATEST(COALESCE(b.previous_plans, 0), b.plan_number - 1) = 1
      THEN '1'
      WHEN GREATEST(COALESCE(b.previous_plans, 0), b.plan_number - 1) = 2
      THEN '2'
      WHEN GREATEST(COALESCE(b.previous_plans, 0), b.plan_number - 1) >= 3
      THEN '3-or-more'
    END AS g0
  FROM cp_plans_numbered AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.start_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
