-- placements-of-looked-after-children version 1
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
  COUNT(f7) AS a7,
  COUNT(f8) AS a8,
  COUNT(f9) AS a9,
  COUNT(f10) AS a10,
  COUNT(f11) AS a11
FROM (
  SELECT
    period_id,
    MAX(CASE WHEN c0 = 1 THEN 1 END) AS f0,
    MAX(CASE WHEN c0 = 1 AND g0 = 'adoption-placement' THEN 1 END) AS f1,
    MAX(CASE WHEN c0 = 1 AND g0 = 'connected-carer-placement' THEN 1 END) AS f2,
    MAX(CASE WHEN c0 = 1 AND g0 = 'foster-placement' THEN 1 END) AS f3,
    MAX(CASE WHEN c0 = 1 AND g0 = 'placed-with-parents' THEN 1 END) AS f4,
    MAX(CASE WHEN c0 = 1 AND g0 = 'secure-or-childrens-home' THEN 1 END) AS f5,
    MAX(CASE WHEN c0 = 1 AND g0 = 'semi-independent-placement' THEN 1 END) AS f6,
    MAX(CASE WHEN c0 = 1 AND g0 = 'residential-school' THEN 1 END) AS f7,
    MAX(CASE WHEN c0 = 1 AND g0 = 'other-residential-placement' THEN 1 END) AS f8,
    MAX(CASE WHEN c0 = 1 AND g0 = 'temporary-placement' THEN 1 END) AS f9,
    MAX(CASE WHEN c0 = 1 AND g0 = 'another-placement' THEN 1 END) AS f10,
    MAX(CASE WHEN c0 = 1 AND g0 IS NULL THEN 1 END) AS f11
  FROM (
    SELECT
      p.period_id AS period_id,
      1 AS c0,
      CASE
        WHEN home.placement_type IN ('A3', 'A4', 'A5', 'A6')
        THEN 'adoption-placement'
        WHEN home.placement_type IN ('U1', 'U2', 'U3')
        THEN 'connected-carer-placement'
        WHEN home.placement_type IN ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')
        THEN 'foster-placement'
        WHEN home.placement_type IN ('P1')
        THEN 'placed-with-parents'
        WHEN home.placement_type IN ('K1', 'K2')
        THEN 'secure-or-childrens-home'
        WHEN home.placement_type IN ('H5', 'K3', 'P2')
        THEN 'semi-independent-placement'
        WHEN home.placement_type IN ('S1')
        THEN 'residential-school'
        WHEN home.placement_type IN ('R1', 'R2', 'R3', 'R5')
        THEN 'other-residential-placement'
        WHEN home.placement_type IN ('T0', 'T1', 'T2', 'T3', 'T4')
        THEN 'temporary-placement'
        WHEN NOT home.placement_type IS NULL
        THEN 'another-placement'
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
