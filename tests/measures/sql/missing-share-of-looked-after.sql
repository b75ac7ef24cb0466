-- missing-share-of-looked-after version 1
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
looked_after_in_year AS (
SELECT
  l.*,
  COALESCE(CAST(l.end_date + INTERVAL '1' YEAR AS DATE), l.until_date) AS counts_until_date
FROM looked_after AS l
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
tally_times_missing_in_year AS (
SELECT
  p.period_id,
  t.person_key,
  COUNT(*) AS found
FROM gt_periods AS p
JOIN missing_spells AS t
  ON CASE WHEN t.start_date <= p.as_at THEN t.start_date END <= p.as_at
  AND t.until_date >= p.year_ago
  AND t.missing_from = 'care'
  AND COALESCE(t.kind, 'M') = 'M'
GROUP BY
  p.period_id,
  t.person_key
)
SELECT
  period_id,
  COUNT(f0) AS a0,
  COUNT(f1) AS a1
FROM (
  SELECT
    period_id,
    MAX(CASE WHEN c0 = 1 THEN 1 END) AS f0,
    MAX(CASE WHEN c0 = 1 AND m0 = 1 THEN 1 END) AS f1
  FROM (
    SELECT
      p.period_id AS period_id,
      1 AS c0,
      CASE WHEN times_missing_in_year.found >= 1 THEN 1 END AS m0,
      b.person_key AS once
    FROM looked_after_in_year AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.counts_until_date > p.as_at
    LEFT JOIN tally_times_missing_in_year AS times_missing_in_year
      ON times_missing_in_year.period_id = p.period_id
      AND times_missing_in_year.person_key = b.person_key
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
