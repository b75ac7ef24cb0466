-- children-missing-repeatedly version 1
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
  COUNT(f0) AS a0
FROM (
  SELECT
    period_id,
    MAX(CASE WHEN c0 = 1 THEN 1 END) AS f0
  FROM (
    SELECT
      p.period_id AS period_id,
      CASE
        WHEN COALESCE(b.kind, 'M') = 'M'
        AND (
          CASE WHEN c2.day_number >= c1.day_number THEN c2.day_number - c1.day_number END
        ) <= 90
        THEN 1
      END AS c0,
      b.person_key AS once
    FROM missing_spells AS b
    JOIN gt_days AS d
      ON d.span = 'period' AND d.day = b.start_date
    JOIN gt_periods AS p
      ON p.period_id = d.period_id
    LEFT JOIN gt_calendar AS c1
      ON c1.day = CASE WHEN b.two_before_date <= p.as_at THEN b.two_before_date END
    LEFT JOIN gt_calendar AS c2
      ON c2.day = b.start_date
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
