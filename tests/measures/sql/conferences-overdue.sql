-- conferences-overdue version 1
WITH enquiries_to_conference AS (
SELECT
  e.*,
  COALESCE(c.named_date, e.conference_date) AS held_date
FROM s47_enquiries AS e
LEFT JOIN (
  SELECT
    enquiry_key,
    MIN(conference_date) AS named_date
  FROM conferences
  WHERE
    NOT enquiry_key IS NULL
  GROUP BY
    enquiry_key
) AS c
  ON c.enquiry_key = e.event_key
LEFT JOIN (
  SELECT
    person_key,
    conference_date,
    MAX(enquiry_key) AS enquiry_key
  FROM conferences
  WHERE
    NOT enquiry_key IS NULL
  GROUP BY
    person_key,
    conference_date
) AS o
  ON o.person_key = e.person_key AND o.conference_date = e.conference_date
WHERE
  NOT c.named_date IS NULL OR o.enquiry_key IS NULL
),
clock_conference_due AS (
SELECT
  b.*,
  b.start_date AS clock_start,
  b.held_date AS clock_stop,
  COALESCE(
    CASE
      WHEN b.conference_not_required
      THEN COALESCE(b.end_date, b.start_date)
      WHEN b.no_further_action
      THEN b.end_date
      WHEN b.conference_not_required IS NULL AND b.conference_target_date IS NULL
      THEN b.end_date
    END,
    CAST('9999-12-31' AS DATE)
  ) AS clock_closes,
  LEAST(
    COALESCE(b.held_date, CAST('9999-12-31' AS DATE)),
    COALESCE(
      CASE
        WHEN b.conference_not_required
        THEN COALESCE(b.end_date, b.start_date)
        WHEN b.no_further_action
        THEN b.end_date
        WHEN b.conference_not_required IS NULL AND b.conference_target_date IS NULL
        THEN b.end_date
      END,
      CAST('9999-12-31' AS DATE)
    )
  ) AS clock_until,
  COALESCE(b.start_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.held_date IS NULL OR b.held_date >= b.start_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.held_date IS NULL OR b.held_date >= b.start_date
    )
  ) AS clock_cannot,
  b.held_date <= d1.due AS clock_in_time
FROM enquiries_to_conference AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'conference' AND d1.day = b.start_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0
  FROM clock_conference_due AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
