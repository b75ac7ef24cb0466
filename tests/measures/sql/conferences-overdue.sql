-- conferences-overdue version 1
WITH enquiries_to_conference AS (
SELECT
  e.*,
  CASE
    WHEN NOT c.named_date IS NULL OR o.enquiry_key IS NULL
    THEN LEAST(
      COALESCE(c.named_date, e.conference_date),
      COALESCE(e.conference_date, c.named_date)
    )
  END AS held_date,
  CASE
    WHEN c.named_date IS NULL AND NOT o.enquiry_key IS NULL
    THEN e.conference_date
  END AS other_date,
  CASE
    WHEN e.conference_not_required
    THEN COALESCE(e.end_date, e.start_date)
    WHEN e.no_further_action
    THEN e.end_date
    WHEN e.conference_not_required IS NULL AND e.conference_target_date IS NULL
    THEN e.end_date
  END AS settled_date
FROM s47_enquiries AS e
LEFT JOIN (
  SELECT
    enquiry_key,
    MIN(conference_date) AS named_date
  FROM conferences
  WHERE
    NOT enquiry_key IS NULL
    AND COALESCE(kind, 'initial') IN ('initial', 'pre-birth', 'receiving-in', 'transfer-in')
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
    AND COALESCE(kind, 'initial') IN ('initial', 'pre-birth', 'receiving-in', 'transfer-in')
  GROUP BY
    person_key,
    conference_date
) AS o
  ON o.person_key = e.person_key AND o.conference_date = e.conference_date
),
clock_conference_due AS (
SELECT
  b.*,
  b.start_date AS clock_start,
  b.held_date AS clock_stop,
  COALESCE(
    LEAST(COALESCE(b.settled_date, b.other_date), COALESCE(b.other_date, b.settled_date)),
    CAST('9999-12-31' AS DATE)
  ) AS clock_closes,
  LEAST(
    COALESCE(b.held_date, CAST('9999-12-31' AS DATE)),
    COALESCE(
      LEAST(COALESCE(b.settled_date, b.other_date), COALESCE(b.other_date, b.settled_date)),
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
