-- adopter-stage-one-overdue version 1
WITH adopter_families AS (
SELECT
  authority,
  MIN(event_key) AS event_key,
  COALESCE(family_id, adopter_id) AS household,
  MIN(stage_one_start_date) AS stage_one_start_date,
  MAX(stage_one_end_date) AS stage_one_end_date,
  MIN(stage_two_start_date) AS stage_two_start_date,
  COALESCE(MAX(stage_two_end_date), MIN(approved_date)) AS stage_two_end_date,
  MIN(approved_date) AS approved_date,
  MIN(left_date) AS left_date,
  LEAST(
    COALESCE(MIN(left_date), CAST('9999-12-31' AS DATE)),
    COALESCE(MIN(stage_two_start_date), CAST('9999-12-31' AS DATE)),
    COALESCE(MIN(approved_date), CAST('9999-12-31' AS DATE))
  ) AS stage_one_until,
  LEAST(
    COALESCE(MIN(matched_date), CAST('9999-12-31' AS DATE)),
    COALESCE(MIN(placed_date), CAST('9999-12-31' AS DATE)),
    COALESCE(MIN(order_date), CAST('9999-12-31' AS DATE)),
    COALESCE(MIN(left_date), CAST('9999-12-31' AS DATE))
  ) AS waiting_until
FROM (
  SELECT
    w.*,
    ROW_NUMBER() OVER (
      PARTITION BY authority, adopter_id
      ORDER BY enquiry_date NULLS LAST, event_key NULLS LAST
    ) AS application
  FROM adopters AS w
) AS a
GROUP BY
  authority,
  COALESCE(family_id, adopter_id),
  application
),
clock_adopter_stage_one AS (
SELECT
  b.*,
  b.stage_one_start_date AS clock_start,
  b.stage_one_end_date AS clock_stop,
  COALESCE(b.stage_one_until, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.stage_one_end_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.stage_one_until, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.stage_one_start_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.stage_one_start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.stage_one_end_date IS NULL OR b.stage_one_end_date >= b.stage_one_start_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.stage_one_start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.stage_one_end_date IS NULL OR b.stage_one_end_date >= b.stage_one_start_date
    )
  ) AS clock_cannot,
  b.stage_one_end_date <= d1.due AS clock_in_time
FROM adopter_families AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'adopter-stage-one' AND d1.day = b.stage_one_start_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0
  FROM clock_adopter_stage_one AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
