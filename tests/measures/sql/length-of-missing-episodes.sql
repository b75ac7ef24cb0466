-- length-of-missing-episodes version 1
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
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND NOT v0 IS NULL) AS a0,
  SUM(v0) FILTER(WHERE
    c0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN COALESCE(b.kind, 'M') = 'M' THEN 1 END AS c0,
    CASE
      WHEN CASE WHEN COALESCE(b.kind, 'M') = 'M' THEN 1 END = 1
      THEN (
        CASE WHEN c2.day_number >= c1.day_number THEN c2.day_number - c1.day_number END
      )
    END AS v0
  FROM missing_spells AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.end_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_calendar AS c1
    ON c1.day = CASE WHEN b.start_date <= p.as_at THEN b.start_date END
  LEFT JOIN gt_calendar AS c2
    ON c2.day = b.end_date
) AS r
GROUP BY
  period_id
