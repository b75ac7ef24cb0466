-- cp-plans-last-visit-alone version 1
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
    c0 = 1 AND m0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    CASE
      WHEN CASE WHEN last_visit.visit_date <= p.as_at THEN last_visit.visit_date END >= b.start_date
      AND (
        p.as_at_ymd - s.birth_ymd
      ) >= 40000
      THEN 1
    END AS c0,
    CASE WHEN last_visit.seen_alone THEN 1 END AS m0
  FROM own_cp_plans AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
  LEFT JOIN gt_persons AS s
    ON s.person_key = b.person_key
  LEFT JOIN at_last_visit AS last_visit
    ON last_visit.person_key = b.person_key
    AND (
      last_visit.from_date <= p.as_at AND last_visit.to_date > p.as_at
    )
) AS r
GROUP BY
  period_id
