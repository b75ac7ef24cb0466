-- assessments-not-looked-at version 1
WITH assessments_and_oversight AS (
SELECT
  a.*,
  o.oversight_date
FROM assessments AS a
LEFT JOIN (
  SELECT
    x.event_key AS event_key,
    MIN(c.entry_date) AS oversight_date
  FROM assessments AS x
  JOIN case_recordings AS c
    ON c.person_key = x.person_key
    AND c.kind = 'management-oversight'
    AND c.entry_date >= x.start_date
    AND c.entry_date <= x.until_date
  GROUP BY
    x.event_key
) AS o
  ON o.event_key = a.event_key
),
clock_assessment_checkpoint AS (
SELECT
  b.*,
  b.start_date AS clock_start,
  b.oversight_date AS clock_stop,
  COALESCE(b.authorised_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.oversight_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.authorised_date, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.start_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.oversight_date IS NULL OR b.oversight_date >= b.start_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.oversight_date IS NULL OR b.oversight_date >= b.start_date
    )
  ) AS clock_cannot,
  b.oversight_date <= d1.due AS clock_in_time
FROM assessments_and_oversight AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'assessment-checkpoint' AND d1.day = b.start_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0
  FROM clock_assessment_checkpoint AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
