-- return-interviews-in-72-hours version 1
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
missing_spells AS (
SELECT
  m.*,
  CASE WHEN NOT c.event_key IS NULL THEN 'care' ELSE 'home' END AS missing_from,
  LAG(m.start_date, 2) OVER (
    PARTITION BY m.person_key, CASE WHEN m.kind = 'A' THEN 1 ELSE 0 END
    ORDER BY m.start_date NULLS LAST, m.event_key NULLS LAST
  ) AS two_before_date
FROM missing_episodes AS m
LEFT JOIN (
  SELECT DISTINCT
    e.event_key
  FROM missing_episodes AS e
  JOIN looked_after AS l
    ON l.person_key = e.person_key
    AND l.start_date <= e.start_date
    AND l.until_date > e.start_date
) AS c
  ON c.event_key = m.event_key
),
returns AS (
SELECT
  m.*,
  i.completed_date,
  i.accepted,
  COALESCE(i.offered_date, CASE WHEN NOT i.accepted IS NULL THEN m.end_date END) AS offered_date
FROM missing_spells AS m
LEFT JOIN (
  SELECT
    m.event_key,
    MIN(r.offered_date) AS offered_date,
    MIN(r.completed_date) AS completed_date,
    MAX(CASE WHEN r.accepted THEN 1 WHEN NOT r.accepted THEN 0 END) AS accepted
  FROM missing_spells AS m
  JOIN return_interviews AS r
    ON r.person_key = m.person_key
    AND (
      r.missing_key = m.event_key
      OR (
        r.missing_key IS NULL AND r.returned_date = m.end_date
      )
    )
  GROUP BY
    m.event_key
) AS i
  ON i.event_key = m.event_key
WHERE
  NOT m.end_date IS NULL
),
clock_return_interview AS (
SELECT
  b.*,
  b.end_date AS clock_start,
  b.completed_date AS clock_stop,
  COALESCE(d1.due, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.completed_date, CAST('9999-12-31' AS DATE)),
    COALESCE(d1.due, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.end_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d2.due AS clock_due,
  CASE
    WHEN NOT (
      NOT b.completed_date IS NULL
      OR COALESCE(b.accepted = 1 AND NOT b.offered_date IS NULL, FALSE)
      OR COALESCE(b.interview_accepted, '') = 'yes'
    )
    AND (
      b.accepted = 0 OR b.interview_accepted = 'no'
    )
    THEN 'declined'
    WHEN b.interview_offered = 'not-applicable'
    THEN 'not-applicable'
  END AS clock_excluded,
  (
    NOT b.end_date IS NULL
    AND NOT d2.due IS NULL
    AND (
      b.completed_date IS NULL OR b.completed_date >= b.end_date
    )
  )
  AND CASE
    WHEN NOT (
      NOT b.completed_date IS NULL
      OR COALESCE(b.accepted = 1 AND NOT b.offered_date IS NULL, FALSE)
      OR COALESCE(b.interview_accepted, '') = 'yes'
    )
    AND (
      b.accepted = 0 OR b.interview_accepted = 'no'
    )
    THEN 'declined'
    WHEN b.interview_offered = 'not-applicable'
    THEN 'not-applicable'
  END IS NULL AS clock_known,
  NOT (
    NOT b.end_date IS NULL
    AND NOT d2.due IS NULL
    AND (
      b.completed_date IS NULL OR b.completed_date >= b.end_date
    )
  ) AS clock_cannot,
  b.completed_date <= d2.due AS clock_in_time
FROM returns AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'return-interview-window' AND d1.day = b.end_date
LEFT JOIN gt_due AS d2
  ON d2.limit_key = 'return-interview' AND d2.day = b.end_date
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
  FROM clock_return_interview AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_due
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
