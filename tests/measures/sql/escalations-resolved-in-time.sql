-- escalations-resolved-in-time version 1
WITH clock_escalation AS (
SELECT
  b.*,
  b.raised_date AS clock_start,
  b.resolved_date AS clock_stop,
  COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.resolved_date, CAST('9999-12-31' AS DATE)),
    COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.raised_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.raised_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.resolved_date IS NULL OR b.resolved_date >= b.raised_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.raised_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.resolved_date IS NULL OR b.resolved_date >= b.raised_date
    )
  ) AS clock_cannot,
  b.resolved_date <= d1.due AS clock_in_time
FROM escalations AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = CASE
    WHEN b.stage = '2'
    THEN 'escalation-second'
    WHEN COALESCE(b.stage, '1') IN ('1', 'informal')
    THEN 'escalation-first'
    ELSE 'escalation-later'
  END
  AND d1.day = b.raised_date
WHERE
  b.raised_by IN ('cp-chair', 'iro')
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
  FROM clock_escalation AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_stop
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
