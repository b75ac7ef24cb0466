-- immunisations-up-to-date version 1
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
immunisation_records AS (
SELECT
  i.authority,
  i.person_key,
  i.event_key,
  i.status_date,
  i.up_to_date,
  CAST('9999-12-31' AS DATE) AS until_date
FROM immunisations AS i
WHERE
  NOT i.up_to_date IS NULL
UNION ALL
SELECT
  y.authority,
  y.person_key,
  y.event_key,
  y.year_end_date AS status_date,
  y.immunised AS up_to_date,
  CAST('9999-12-31' AS DATE) AS until_date
FROM health_years AS y
WHERE
  NOT y.immunised IS NULL
),
at_immunisation AS (
SELECT
  t.*,
  t.status_date AS from_date,
  LEAST(
    t.until_date,
    COALESCE(
      LEAD(t.status_date) OVER (
        PARTITION BY t.person_key
        ORDER BY t.status_date NULLS LAST, t.event_key NULLS LAST
      ),
      CAST('9999-12-31' AS DATE)
    )
  ) AS to_date
FROM immunisation_records AS t
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
        WHEN b.start_date <= p.year_ago AND NOT immunisation.event_key IS NULL
        THEN 1
      END AS c0,
      CASE WHEN immunisation.up_to_date THEN 1 END AS m0,
      b.person_key AS once
    FROM looked_after AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.until_date > p.as_at
    LEFT JOIN at_immunisation AS immunisation
      ON immunisation.person_key = b.person_key
      AND (
        immunisation.from_date <= p.as_at AND immunisation.to_date > p.as_at
      )
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
