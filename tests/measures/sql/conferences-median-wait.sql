-- conferences-median-wait version 1
WITH conferences_from_enquiry AS (
SELECT
  c.*,
  CASE
    WHEN c.kind IN ('receiving-in', 'transfer-in')
    THEN c.notified_date
    ELSE COALESCE(e.start_date, f.start_date)
  END AS from_date
FROM conferences AS c
LEFT JOIN s47_enquiries AS e
  ON e.event_key = c.enquiry_key
LEFT JOIN (
  SELECT
    person_key,
    conference_date,
    MAX(start_date) AS start_date
  FROM s47_enquiries
  WHERE
    NOT conference_date IS NULL
  GROUP BY
    person_key,
    conference_date
) AS f
  ON f.person_key = c.person_key AND f.conference_date = c.conference_date
WHERE
  COALESCE(c.kind, 'initial') IN ('initial', 'pre-birth', 'receiving-in', 'transfer-in')
),
clock_conference AS (
SELECT
  b.*,
  b.from_date AS clock_start,
  b.conference_date AS clock_stop,
  COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.conference_date, CAST('9999-12-31' AS DATE)),
    COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.from_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.from_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.conference_date IS NULL OR b.conference_date >= b.from_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.from_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.conference_date IS NULL OR b.conference_date >= b.from_date
    )
  ) AS clock_cannot,
  b.conference_date <= d1.due AS clock_in_time
FROM conferences_from_enquiry AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'conference' AND d1.day = b.from_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND NOT v0 IS NULL) AS a0,
  SUM(v0) FILTER(WHERE
    c0 = 1) AS a1,
  PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
    v0 NULLS LAST) FILTER(WHERE
    c0 = 1) AS a2
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known THEN 1 END AS c0,
    CASE
      WHEN CASE WHEN b.clock_known THEN 1 END = 1
      THEN (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      )
    END AS v0
  FROM clock_conference AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_stop
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_calendar AS c1
    ON c1.day = CASE WHEN b.clock_start <= p.as_at THEN b.clock_start END
  LEFT JOIN gt_calendar AS c2
    ON c2.day = b.clock_stop
) AS r
GROUP BY
  period_id
