-- strategy-discussions-about-missing-children-in-time version 1
WITH clock_strategy_discussion AS (
SELECT
  b.*,
  b.requested_date AS clock_start,
  b.discussion_date AS clock_stop,
  COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.discussion_date, CAST('9999-12-31' AS DATE)),
    COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.requested_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.requested_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.discussion_date IS NULL OR b.discussion_date >= b.requested_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.requested_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.discussion_date IS NULL OR b.discussion_date >= b.requested_date
    )
  ) AS clock_cannot,
  b.discussion_date <= d1.due AS clock_in_time
FROM strategy_discussions AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = CASE
    WHEN b.about_missing_or_exploitation
    THEN 'strategy-discussion-missing'
    ELSE 'strategy-discussion'
  END
  AND d1.day = b.requested_date
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
    CASE WHEN b.clock_known AND (
      b.about_missing_or_exploitation
    ) THEN 1 END AS c0,
    CASE WHEN b.clock_in_time THEN 1 END AS m0,
    CASE
      WHEN (
        NOT b.clock_excluded IS NULL
      ) AND (
        b.about_missing_or_exploitation
      )
      THEN 1
    END AS x0,
    CASE WHEN (
      b.clock_cannot
    ) AND (
      b.about_missing_or_exploitation
    ) THEN 1 END AS u0
  FROM clock_strategy_discussion AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_stop
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
