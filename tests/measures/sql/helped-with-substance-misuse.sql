-- helped-with-substance-misuse version 1
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
misuse_records AS (
SELECT
  m.authority,
  m.person_key,
  m.event_key,
  m.recorded_date,
  m.intervention_received
FROM substance_misuse AS m
UNION ALL
SELECT
  y.authority,
  y.person_key,
  y.event_key,
  y.year_end_date AS recorded_date,
  y.intervention_received
FROM health_years AS y
WHERE
  y.substance_misuse
),
tally_help_in_year AS (
SELECT
  p.period_id,
  t.person_key,
  MAX(CASE WHEN t.intervention_received THEN 1 ELSE 0 END) AS found
FROM gt_periods AS p
JOIN misuse_records AS t
  ON CASE WHEN t.recorded_date <= p.as_at THEN t.recorded_date END >= p.year_ago
  AND CASE WHEN t.recorded_date <= p.as_at THEN t.recorded_date END <= p.as_at
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
      CASE WHEN b.start_date <= p.year_ago AND NOT help_in_year.found IS NULL THEN 1 END AS c0,
      CASE WHEN help_in_year.found = 1 THEN 1 END AS m0,
      b.person_key AS once
    FROM looked_after AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.until_date > p.as_at
    LEFT JOIN tally_help_in_year AS help_in_year
      ON help_in_year.period_id = p.period_id AND help_in_year.person_key = b.person_key
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
