-- permanence-aims-of-looked-after-children version 1
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
at_plan_now AS (
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
FROM permanence_plans AS t
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
  COUNT(f9) AS a9
FROM (
  SELECT
    period_id,
    MAX(CASE WHEN c0 = 1 THEN 1 END) AS f0,
    MAX(CASE WHEN c0 = 1 AND g0 = 'return-to-family' THEN 1 END) AS f1,
    MAX(CASE WHEN c0 = 1 AND g0 = 'adoption' THEN 1 END) AS f2,
    MAX(CASE WHEN c0 = 1 AND g0 = 'sgo-cao' THEN 1 END) AS f3,
    MAX(CASE WHEN c0 = 1 AND g0 = 'supported-living' THEN 1 END) AS f4,
    MAX(CASE WHEN c0 = 1 AND g0 = 'long-term-residential' THEN 1 END) AS f5,
    MAX(CASE WHEN c0 = 1 AND g0 = 'long-term-fostering' THEN 1 END) AS f6,
    MAX(CASE WHEN c0 = 1 AND g0 = 'other' THEN 1 END) AS f7,
    MAX(CASE WHEN c0 = 1 AND g0 = 'not-yet-decided' THEN 1 END) AS f8,
    MAX(CASE WHEN c0 = 1 AND g0 IS NULL THEN 1 END) AS f9
  FROM (
    SELECT
      p.period_id AS period_id,
      1 AS c0,
      CASE
        WHEN COALESCE(plan_now.permanence, b.permanence) = 'return-to-family'
        THEN 'return-to-family'
        WHEN COALESCE(plan_now.permanence, b.permanence) = 'adoption'
        THEN 'adoption'
        WHEN COALESCE(plan_now.permanence, b.permanence) = 'sgo-cao'
        THEN 'sgo-cao'
        WHEN COALESCE(plan_now.permanence, b.permanence) = 'supported-living'
        THEN 'supported-living'
        WHEN COALESCE(plan_now.permanence, b.permanence) = 'long-term-residential'
        THEN 'long-term-residential'
        WHEN COALESCE(plan_now.permanence, b.permanence) = 'long-term-fostering'
        THEN 'long-term-fostering'
        WHEN COALESCE(plan_now.permanence, b.permanence) = 'other'
        THEN 'other'
        WHEN COALESCE(plan_now.permanence, b.permanence) = 'not-yet-decided'
        THEN 'not-yet-decided'
      END AS g0,
      b.person_key AS once
    FROM looked_after AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.until_date > p.as_at
    LEFT JOIN at_plan_now AS plan_now
      ON plan_now.person_key = b.person_key
      AND (
        plan_now.from_date <= p.as_at AND plan_now.to_date > p.as_at
      )
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
