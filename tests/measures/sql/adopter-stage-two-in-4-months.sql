-- adopter-stage-two-in-4-months version 1
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
clock_adopter_stage_two AS (
SELECT
  b.*,
  b.stage_two_start_date AS clock_start,
  b.stage_two_end_date AS clock_stop,
  COALESCE(b.left_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.stage_two_end_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.left_date, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.stage_two_start_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.stage_two_start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.stage_two_end_date IS NULL OR b.stage_two_end_date >= b.stage_two_start_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.stage_two_start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.stage_two_end_date IS NULL OR b.stage_two_end_date >= b.stage_two_start_date
    )
  ) AS clock_cannot,
  b.stage_two_end_date <= d1.due AS clock_in_time
FROM adopter_families AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'adopter-stage-two' AND d1.day = b.stage_two_start_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND m0 = 1) AS a1,
  COUNT(*) FILTER(WHERE
    x0 = 1) AS a2,
  COUNT(*) FILTER(WHERE
    x0 = 1 AND m0 = 1) AS a3,
  COUNT(*) FILTER(WHERE
    u0 = 1) AS a4
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known THEN 1 END AS c0,
    CASE WHEN b.clock_in_time THEN 1 END AS m0,
    CASE WHEN (
      NOT b.clock_excluded IS NULL
    ) THEN 1 END AS x0,
    CASE WHEN (
      b.clock_cannot
    ) THEN 1 END AS u0
  FROM clock_adopter_stage_two AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_stop
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
