-- return-interviews-offered version 1
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
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND m0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN COALESCE(b.interview_offered, '') <> 'not-applicable' THEN 1 END AS c0,
    CASE
      WHEN (
        NOT CASE WHEN b.offered_date <= p.as_at THEN b.offered_date END IS NULL
        OR NOT CASE WHEN b.completed_date <= p.as_at THEN b.completed_date END IS NULL
        OR COALESCE(b.interview_offered, '') = 'yes'
      )
      THEN 1
    END AS m0
  FROM returns AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.end_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
