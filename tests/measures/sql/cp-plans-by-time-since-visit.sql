-- cp-plans-by-time-since-visit version 1
WITH own_cp_plans AS (
SELECT
  p.*
FROM cp_plans AS p
WHERE
  NOT COALESCE(p.other_authority_plan, FALSE)
),
cp_visits_made AS (
SELECT
  v.*,
  CAST('9999-12-31' AS DATE) AS until_date
FROM visits AS v
WHERE
  v.kind = 'cp' AND COALESCE(v.seen, TRUE)
),
at_last_visit AS (
SELECT
  t.*,
  t.visit_date AS from_date,
  LEAST(
    t.until_date,
    COALESCE(
      LEAD(t.visit_date) OVER (
        PARTITION BY t.person_key
        ORDER BY t.visit_date NULLS LAST, t.event_key NULLS LAST
      ),
      CAST('9999-12-31' AS DATE)
    )
  ) AS to_date
FROM cp_visits_made AS t
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'up-to-6-weeks') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'over-6-to-12-weeks') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'over-12-to-18-weeks') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'over-18-weeks') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a5
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN d1.due >= p.as_at
      THEN 'up-to-6-weeks'
      WHEN d2.due >= p.as_at
      THEN 'over-6-to-12-weeks'
      WHEN d3.due >= p.as_at
      THEN 'over-12-to-18-weeks'
      WHEN NOT CASE
        WHEN CASE WHEN last_visit.visit_date <= p.as_at THEN last_visit.visit_date END >= b.start_date
        THEN CASE WHEN last_visit.visit_date <= p.as_at THEN last_visit.visit_date END
      END IS NULL
      AND NOT p.as_at IS NULL
      THEN 'over-18-weeks'
    END AS g0
  FROM own_cp_plans AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
  LEFT JOIN at_last_visit AS last_visit
    ON last_visit.person_key = b.person_key
    AND (
      last_visit.from_date <= p.as_at AND last_visit.to_date > p.as_at
    )
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'weeks:6'
    AND d1.day = CASE
      WHEN CASE WHEN last_visit.visit_date <= p.as_at THEN last_visit.visit_date END >= b.start_date
      THEN CASE WHEN last_visit.visit_date <= p.as_at THEN last_visit.visit_date END
    END
  LEFT JOIN gt_due AS d2
    ON d2.limit_key = 'weeks:12'
    AND d2.day = CASE
      WHEN CASE WHEN last_visit.visit_date <= p.as_at THEN last_visit.visit_date END >= b.start_date
      THEN CASE WHEN last_visit.visit_date <= p.as_at THEN last_visit.visit_date END
    END
  LEFT JOIN gt_due AS d3
    ON d3.limit_key = 'weeks:18'
    AND d3.day = CASE
      WHEN CASE WHEN last_visit.visit_date <= p.as_at THEN last_visit.visit_date END >= b.start_date
      THEN CASE WHEN last_visit.visit_date <= p.as_at THEN last_visit.visit_date END
    END
) AS r
GROUP BY
  period_id
