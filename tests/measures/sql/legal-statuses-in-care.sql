-- legal-statuses-in-care version 1
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
at_legal AS (
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
FROM legal_statuses AS t
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
  COUNT(f8) AS a8
FROM (
  SELECT
    period_id,
    MAX(CASE WHEN c0 = 1 THEN 1 END) AS f0,
    MAX(CASE WHEN c0 = 1 AND g0 = 'full-care-order' THEN 1 END) AS f1,
    MAX(CASE WHEN c0 = 1 AND g0 = 'interim-care-order' THEN 1 END) AS f2,
    MAX(CASE WHEN c0 = 1 AND g0 = 'placement-order' THEN 1 END) AS f3,
    MAX(CASE WHEN c0 = 1 AND g0 = 'voluntary-accommodation' THEN 1 END) AS f4,
    MAX(CASE WHEN c0 = 1 AND g0 = 'on-remand-or-criminal' THEN 1 END) AS f5,
    MAX(CASE WHEN c0 = 1 AND g0 = 'emergency-protection' THEN 1 END) AS f6,
    MAX(CASE WHEN c0 = 1 AND g0 = 'another-status' THEN 1 END) AS f7,
    MAX(CASE WHEN c0 = 1 AND g0 IS NULL THEN 1 END) AS f8
  FROM (
    SELECT
      p.period_id AS period_id,
      1 AS c0,
      CASE
        WHEN legal.status IN ('C2')
        THEN 'full-care-order'
        WHEN legal.status IN ('C1')
        THEN 'interim-care-order'
        WHEN legal.status IN ('D1', 'E1')
        THEN 'placement-order'
        WHEN legal.status IN ('V2')
        THEN 'voluntary-accommodation'
        WHEN legal.status IN ('J1', 'J2', 'J3')
        THEN 'on-remand-or-criminal'
        WHEN legal.status IN ('L1', 'L2', 'L3')
        THEN 'emergency-protection'
        WHEN NOT legal.status IS NULL
        THEN 'another-status'
      END AS g0,
      b.person_key AS once
    FROM looked_after AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.until_date > p.as_at
    LEFT JOIN at_legal AS legal
      ON legal.person_key = b.person_key
      AND (
        legal.from_date <= p.as_at AND legal.to_date > p.as_at
      )
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
