-- cp-plans-drifting version 1
WITH own_cp_plans AS (
SELECT
  p.*
FROM cp_plans AS p
WHERE
  NOT COALESCE(p.other_authority_plan, FALSE)
),
clock_cp_plan_drift AS (
SELECT
  b.*,
  b.start_date AS clock_start,
  b.end_date AS clock_stop,
  COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.end_date, CAST('9999-12-31' AS DATE)),
    COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.start_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.end_date IS NULL OR b.end_date >= b.start_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.end_date IS NULL OR b.end_date >= b.start_date
    )
  ) AS clock_cannot,
  b.end_date <= d1.due AS clock_in_time
FROM own_cp_plans AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'cp-plan-drift' AND d1.day = b.start_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0
  FROM clock_cp_plan_drift AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
