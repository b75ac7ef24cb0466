-- convicted-or-cautioned-in-the-year version 1
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
offences AS (
SELECT
  c.authority,
  c.person_key,
  c.event_key,
  c.offence_date
FROM convictions AS c
UNION ALL
SELECT
  y.authority,
  y.person_key,
  y.event_key,
  y.year_end_date AS offence_date
FROM health_years AS y
WHERE
  y.convicted
),
tally_offences_in_year AS (
SELECT
  p.period_id,
  t.person_key,
  COUNT(*) AS found
FROM gt_periods AS p
JOIN offences AS t
  ON CASE WHEN t.offence_date <= p.as_at THEN t.offence_date END >= p.year_ago
  AND CASE WHEN t.offence_date <= p.as_at THEN t.offence_date END <= p.as_at
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
      CASE
        WHEN b.start_date <= p.year_ago AND (
          p.as_at_ymd - s.birth_ymd
        ) >= 100000
        THEN 1
      END AS c0,
      CASE WHEN offences_in_year.found >= 1 THEN 1 END AS m0,
      b.person_key AS once
    FROM looked_after AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.until_date > p.as_at
    LEFT JOIN gt_persons AS s
      ON s.person_key = b.person_key
    LEFT JOIN tally_offences_in_year AS offences_in_year
      ON offences_in_year.period_id = p.period_id
      AND offences_in_year.person_key = b.person_key
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
