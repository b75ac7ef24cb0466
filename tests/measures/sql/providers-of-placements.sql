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
homes AS (
SELECT
  p.*
FROM placements AS p
LEFT JOIN care_periods AS c
  ON c.event_key = p.care_period_key
WHERE
  NOT COALESCE(p.short_breaks, c.short_breaks, FALSE)
),
at_home AS (
SELECT
  t.*,
  t.start_date AS from_date,
  LEAST(
    t.until_date,
    COALESCE(
      LEAD(t.start_date) OVER (
        PARTITION BY t.person_key
        ORDER BY t.start_date NULLS LAST, t.event_key NULLS LAST
      ),
      CAST('9999-12-31' AS DATE)
    )
  ) AS to_date
FROM homes AS t
)
SELECT
  period_id,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'PR0') AS a1,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'PR1') AS a2,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'PR2') AS a3,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'PR3') AS a4,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'PR4') AS a5,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'PR5') AS a6,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a7
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN home.provider = 'PR0'
      THEN 'PR0'
      WHEN home.provider = 'PR1'
      THEN 'PR1'
      WHEN home.provider = 'PR2'
      THEN 'PR2'
      WHEN home.provider = 'PR3'
      THEN 'PR3'
      WHEN home.provider = 'PR4'
      THEN 'PR4'
      WHEN home.provider = 'PR5'
      THEN 'PR5'
    END AS g0,
    b.person_key AS k0
  FROM looked_after AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
  LEFT JOIN at_home AS home
    ON home.person_key = b.person_key
    AND (
      home.from_date <= p.as_at AND home.to_date > p.as_at
    )
) AS r
GROUP BY
  period_id
