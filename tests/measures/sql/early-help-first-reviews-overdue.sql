-- early-help-first-reviews-overdue version 1
WITH clock_early_help_first_review AS (
SELECT
  b.*,
  b.plan_date AS clock_start,
  b.first_review_date AS clock_stop,
  COALESCE(
    LEAST(
      COALESCE(b.end_date, b.latest_review_date),
      COALESCE(b.latest_review_date, b.end_date)
    ),
    CAST('9999-12-31' AS DATE)
  ) AS clock_closes,
  LEAST(
    COALESCE(b.first_review_date, CAST('9999-12-31' AS DATE)),
    COALESCE(
      LEAST(
        COALESCE(b.end_date, b.latest_review_date),
        COALESCE(b.latest_review_date, b.end_date)
      ),
      CAST('9999-12-31' AS DATE)
    )
  ) AS clock_until,
  COALESCE(b.plan_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.plan_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.first_review_date IS NULL OR b.first_review_date >= b.plan_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.plan_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.first_review_date IS NULL OR b.first_review_date >= b.plan_date
    )
  ) AS clock_cannot,
  b.first_review_date <= d1.due AS clock_in_time
FROM early_help AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'early-help-first-review' AND d1.day = b.plan_date
WHERE
  NOT b.plan_date IS NULL
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0
  FROM clock_early_help_first_review AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
