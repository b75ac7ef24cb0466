-- early-help-reviewed-lately version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND m0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    CASE
      WHEN NOT CASE WHEN b.plan_date <= p.as_at THEN b.plan_date END IS NULL
      THEN 1
    END AS c0,
    CASE WHEN d1.due >= p.as_at THEN 1 END AS m0
  FROM early_help AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'early-help-review'
    AND d1.day = GREATEST(
      CASE WHEN b.plan_date <= p.as_at THEN b.plan_date END,
      COALESCE(
        CASE WHEN b.first_review_date <= p.as_at THEN b.first_review_date END,
        CASE WHEN b.plan_date <= p.as_at THEN b.plan_date END
      ),
      COALESCE(
        CASE WHEN b.latest_review_date <= p.as_at THEN b.latest_review_date END,
        CASE WHEN b.plan_date <= p.as_at THEN b.plan_date END
      )
    )
) AS r
GROUP BY
  period_id
