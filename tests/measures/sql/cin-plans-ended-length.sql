-- cin-plans-ended-length version 1
WITH clock_cin_plan_length AS (
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
FROM cin_plans AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'cin-plan-length' AND d1.day = b.start_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND NOT v0 IS NULL) AS a0,
  SUM(v0) FILTER(WHERE
    c0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known THEN 1 END AS c0,
    CASE
      WHEN CASE WHEN b.clock_known THEN 1 END = 1
      THEN (
        CASE WHEN c2.day_number >= c1.day_number THEN c2.day_number - c1.day_number END
      )
    END AS v0
  FROM clock_cin_plan_length AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_stop
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_calendar AS c1
    ON c1.day = CASE WHEN b.clock_start <= p.as_at THEN b.clock_start END
  LEFT JOIN gt_calendar AS c2
    ON c2.day = b.clock_stop
) AS r
GROUP BY
  period_id
