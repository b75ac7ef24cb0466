-- step-ups-to-care version 1
WITH own_cp_plans AS (
SELECT
  p.*
FROM cp_plans AS p
WHERE
  NOT COALESCE(p.other_authority_plan, FALSE)
),
care_after_plans AS (
SELECT
  e.*
FROM (
  SELECT
    k.authority,
    k.event_key,
    k.person_key,
    k.start_date,
    k.team_id,
    k.worker_id,
    n.start_date AS plan_start_date,
    n.end_date AS plan_end_date,
    ROW_NUMBER() OVER (PARTITION BY k.event_key ORDER BY n.until_date DESC, n.event_key NULLS LAST) AS place
  FROM care_periods AS k
  LEFT JOIN (
    SELECT
      person_key,
      event_key,
      start_date,
      end_date,
      until_date
    FROM cin_plans
    UNION ALL
    SELECT
      person_key,
      event_key,
      start_date,
      end_date,
      until_date
    FROM own_cp_plans
  ) AS n
    ON n.person_key = k.person_key AND n.start_date < k.start_date
  WHERE
    NOT COALESCE(k.short_breaks, FALSE)
) AS e
WHERE
  e.place = 1
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE
      WHEN NOT CASE WHEN b.plan_start_date <= p.as_at THEN b.plan_start_date END IS NULL
      AND (
        CASE WHEN b.plan_end_date <= p.as_at THEN b.plan_end_date END IS NULL
        OR d1.due >= b.start_date
      )
      THEN 1
    END AS c0
  FROM care_after_plans AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.start_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'step-up-within'
    AND d1.day = CASE WHEN b.plan_end_date <= p.as_at THEN b.plan_end_date END
) AS r
GROUP BY
  period_id
