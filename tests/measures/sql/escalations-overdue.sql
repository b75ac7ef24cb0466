-- escalations-overdue version 1
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
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0
  FROM clock_escalation AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
