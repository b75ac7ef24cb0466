-- cp-plans-open-repeat-ever version 1
WITH own_cp_plans AS (
SELECT
  p.*
FROM cp_plans AS p
WHERE
  NOT COALESCE(p.other_authority_plan, FALSE)
),
cp_plans_and_earlier AS (
SELECT
  p.*,
  COALESCE(b.plans_before, 0) AS plans_before,
  b.previous_end_date
FROM own_cp_plans AS p
LEFT JOIN (
  SELECT
    n.event_key,
    COUNT(*) AS plans_before,
    MAX(CASE WHEN e.end_date <= n.start_date THEN e.end_date END) AS previous_end_date
  FROM own_cp_plans AS n
  JOIN own_cp_plans AS e
    ON e.person_key = n.person_key AND e.start_date < n.start_date
  GROUP BY
    n.event_key
) AS b
  ON b.event_key = p.event_key
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
    1 AS c0,
    CASE WHEN (
      COALESCE(b.previous_plans, 0) > 0 OR b.plans_before > 0
    ) THEN 1 END AS m0
  FROM cp_plans_and_earlier AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
) AS r
GROUP BY
  period_id
