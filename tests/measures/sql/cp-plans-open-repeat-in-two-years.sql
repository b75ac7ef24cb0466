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
    c0 = 1 AND m0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE WHEN d1.due >= b.start_date THEN 1 END AS m0
  FROM cp_plans_numbered AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'repeat-plan-two-years'
    AND d1.day = CASE WHEN b.previous_end_date <= p.as_at THEN b.previous_end_date END
) AS r
GROUP BY
  period_id
