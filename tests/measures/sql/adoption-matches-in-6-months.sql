-- adoption-matches-in-6-months version 1
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
  FROM clock_adoption_match AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_stop
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
