-- initial-health-assessments-in-time version 1
WITH looked_after AS (
SELECT
  c.*,
  p.birth_date
FROM care_periods AS c
LEFT JOIN people AS p
  ON p.person_key = c.person_key
WHERE
  NOT COALESCE(c.short_breaks, FALSE)
),
first_health_assessments AS (
SELECT
  l.*,
  h.assessed_date,
  r.records_from
FROM looked_after AS l
LEFT JOIN (
  SELECT
    authority,
    MIN(check_date) AS records_from
  FROM health_checks
  WHERE
    kind IN ('health-assessment-initial', 'health-assessment-review', 'health-assessment')
  GROUP BY
    authority
) AS r
  ON r.authority = l.authority
LEFT JOIN (
  SELECT
    l.event_key,
    MIN(k.check_date) AS assessed_date
  FROM looked_after AS l
  JOIN health_checks AS k
    ON k.person_key = l.person_key
    AND k.kind IN ('health-assessment-initial', 'health-assessment')
    AND COALESCE(k.status, 'completed') = 'completed'
    AND k.check_date >= l.start_date
    AND k.check_date <= l.until_date
  GROUP BY
    l.event_key
) AS h
  ON h.event_key = l.event_key
),
clock_initial_health_assessment AS (
SELECT
  b.*,
  b.start_date AS clock_start,
  b.assessed_date AS clock_stop,
  COALESCE(b.until_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.assessed_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.until_date, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.start_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  CASE
    WHEN b.start_date < b.records_from OR NOT COALESCE(b.start_known, TRUE)
    THEN 'records-begin-later'
  END AS clock_excluded,
  (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.assessed_date IS NULL OR b.assessed_date >= b.start_date
    )
  )
  AND CASE
    WHEN b.start_date < b.records_from OR NOT COALESCE(b.start_known, TRUE)
    THEN 'records-begin-later'
  END IS NULL AS clock_known,
  NOT (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.assessed_date IS NULL OR b.assessed_date >= b.start_date
    )
  ) AS clock_cannot,
  b.assessed_date <= d1.due AS clock_in_time
FROM first_health_assessments AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'health-first' AND d1.day = b.start_date
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
    CASE
      WHEN b.clock_known
      AND (
        (
          NOT CASE WHEN b.clock_stop <= p.as_at THEN b.clock_stop END IS NULL
          AND CASE WHEN b.clock_stop <= p.as_at THEN b.clock_in_time END
        )
        OR b.clock_closes > b.clock_due
      )
      THEN 1
    END AS c0,
    CASE
      WHEN NOT CASE WHEN b.clock_stop <= p.as_at THEN b.clock_stop END IS NULL
      AND CASE WHEN b.clock_stop <= p.as_at THEN b.clock_in_time END
      THEN 1
    END AS m0,
    CASE
      WHEN (
        NOT b.clock_excluded IS NULL
      )
      AND (
        (
          NOT CASE WHEN b.clock_stop <= p.as_at THEN b.clock_stop END IS NULL
          AND CASE WHEN b.clock_stop <= p.as_at THEN b.clock_in_time END
        )
        OR b.clock_closes > b.clock_due
      )
      THEN 1
    END AS x0,
    CASE
      WHEN (
        b.clock_cannot
      )
      AND (
        (
          NOT CASE WHEN b.clock_stop <= p.as_at THEN b.clock_stop END IS NULL
          AND CASE WHEN b.clock_stop <= p.as_at THEN b.clock_in_time END
        )
        OR b.clock_closes > b.clock_due
      )
      THEN 1
    END AS u0
  FROM clock_initial_health_assessment AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_due
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
