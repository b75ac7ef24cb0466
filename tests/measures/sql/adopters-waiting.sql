-- adopters-waiting version 1
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
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0
  FROM adopter_families AS b
  JOIN gt_periods AS p
    ON b.approved_date <= p.as_at AND b.waiting_until > p.as_at
) AS r
GROUP BY
  period_id
