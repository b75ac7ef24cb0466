-- adoption-matches-overdue version 1
WITH clock_adoption_match AS (
SELECT
  b.*,
  b.decision_date AS clock_start,
  b.matched_date AS clock_stop,
  COALESCE(
    LEAST(
      COALESCE(b.reversed_date, CAST('9999-12-31' AS DATE)),
      COALESCE(b.placed_date, CAST('9999-12-31' AS DATE)),
      COALESCE(b.order_date, CAST('9999-12-31' AS DATE))
    ),
    CAST('9999-12-31' AS DATE)
  ) AS clock_closes,
  LEAST(
    COALESCE(b.matched_date, CAST('9999-12-31' AS DATE)),
    COALESCE(
      LEAST(
        COALESCE(b.reversed_date, CAST('9999-12-31' AS DATE)),
        COALESCE(b.placed_date, CAST('9999-12-31' AS DATE)),
        COALESCE(b.order_date, CAST('9999-12-31' AS DATE))
      ),
      CAST('9999-12-31' AS DATE)
    )
  ) AS clock_until,
  COALESCE(b.decision_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.decision_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.matched_date IS NULL OR b.matched_date >= b.decision_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.decision_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.matched_date IS NULL OR b.matched_date >= b.decision_date
    )
  ) AS clock_cannot,
  b.matched_date <= d1.due AS clock_in_time
FROM adoptions AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'adoption-match' AND d1.day = b.decision_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0
  FROM clock_adoption_match AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
