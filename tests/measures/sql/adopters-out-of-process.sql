-- adopters-out-of-process version 1
WITH adopters_in_process AS (
SELECT
  a.*,
  COALESCE(a.enquiry_date, a.stage_one_start_date, a.stage_two_start_date, a.approved_date) AS since_date,
  NULLIF(
    LEAST(
      COALESCE(a.order_date, CAST('9999-12-31' AS DATE)),
      COALESCE(a.left_date, CAST('9999-12-31' AS DATE))
    ),
    CAST('9999-12-31' AS DATE)
  ) AS out_date,
  LEAST(
    COALESCE(a.order_date, CAST('9999-12-31' AS DATE)),
    COALESCE(a.left_date, CAST('9999-12-31' AS DATE))
  ) AS until_date
FROM adopters AS a
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0
  FROM adopters_in_process AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.out_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
