-- early-help-assessments-overdue version 1
WITH clock_early_help_assessment AS (
SELECT
  b.*,
  COALESCE(b.requested_date, b.start_date) AS clock_start,
  b.assessed_date AS clock_stop,
  COALESCE(b.end_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.assessed_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.end_date, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(COALESCE(b.requested_date, b.start_date), CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT COALESCE(b.requested_date, b.start_date) IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.assessed_date IS NULL
      OR b.assessed_date >= COALESCE(b.requested_date, b.start_date)
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT COALESCE(b.requested_date, b.start_date) IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.assessed_date IS NULL
      OR b.assessed_date >= COALESCE(b.requested_date, b.start_date)
    )
  ) AS clock_cannot,
  b.assessed_date <= d1.due AS clock_in_time
FROM early_help AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'early-help-assessment'
  AND d1.day = COALESCE(b.requested_date, b.start_date)
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0
  FROM clock_early_help_assessment AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
