-- three-or-more-social-workers version 1
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
tally_workers_in_year AS (
SELECT
  p.period_id,
  t.person_key,
  COUNT(DISTINCT t.worker_id) AS found
FROM gt_periods AS p
JOIN involvements AS t
  ON t.role = 'case-worker'
  AND CASE WHEN t.start_date <= p.as_at THEN t.start_date END <= p.as_at
  AND t.until_date > p.year_ago
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
      CASE WHEN workers_in_year.found >= 3 THEN 1 END AS m0,
      b.person_key AS once
    FROM looked_after AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.until_date > p.as_at
    LEFT JOIN tally_workers_in_year AS workers_in_year
      ON workers_in_year.period_id = p.period_id
      AND workers_in_year.person_key = b.person_key
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
