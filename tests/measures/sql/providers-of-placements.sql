-- providers-of-placements version 1
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
  COUNT(f0) AS a0,
  COUNT(f1) AS a1,
  COUNT(f2) AS a2,
  COUNT(f3) AS a3,
  COUNT(f4) AS a4,
  COUNT(f5) AS a5,
  COUNT(f6) AS a6,
  COUNT(f7) AS a7
FROM (
  SELECT
    period_id,
    MAX(CASE WHEN c0 = 1 THEN 1 END) AS f0,
    MAX(CASE WHEN c0 = 1 AND g0 = 'PR0' THEN 1 END) AS f1,
    MAX(CASE WHEN c0 = 1 AND g0 = 'PR1' THEN 1 END) AS f2,
    MAX(CASE WHEN c0 = 1 AND g0 = 'PR2' THEN 1 END) AS f3,
    MAX(CASE WHEN c0 = 1 AND g0 = 'PR3' THEN 1 END) AS f4,
    MAX(CASE WHEN c0 = 1 AND g0 = 'PR4' THEN 1 END) AS f5,
    MAX(CASE WHEN c0 = 1 AND g0 = 'PR5' THEN 1 END) AS f6,
    MAX(CASE WHEN c0 = 1 AND g0 IS NULL THEN 1 END) AS f7
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
      b.person_key AS once
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
    period_id,
    once
) AS e
GROUP BY
  period_id
