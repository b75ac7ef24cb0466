-- budget-variance version 1
WITH budget_months AS (
SELECT
  b.*,
  COALESCE(
    LEAD(b.month_end_date) OVER (
      PARTITION BY b.budget_id
      ORDER BY b.month_end_date NULLS LAST, b.event_key NULLS LAST
    ),
    CAST('9999-12-31' AS DATE)
  ) AS until_date
FROM budgets AS b
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
    CASE
      WHEN d1.due >= p.as_at AND EXTRACT(YEAR FROM d2.due) = EXTRACT(YEAR FROM d3.due)
      THEN 1
    END AS c0,
    CASE
      WHEN CASE
        WHEN d1.due >= p.as_at AND EXTRACT(YEAR FROM d2.due) = EXTRACT(YEAR FROM d3.due)
        THEN 1
      END = 1
      THEN b.forecast - b.revised
    END AS v0
  FROM budget_months AS b
  JOIN gt_periods AS p
    ON b.month_end_date <= p.as_at AND b.until_date > p.as_at
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'budget-month' AND d1.day = b.month_end_date
  LEFT JOIN gt_due AS d2
    ON d2.limit_key = 'months:9' AND d2.day = b.month_end_date
  LEFT JOIN gt_due AS d3
    ON d3.limit_key = 'months:9' AND d3.day = p.as_at
) AS r
GROUP BY
  period_id
