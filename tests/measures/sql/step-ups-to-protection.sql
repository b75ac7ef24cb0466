-- step-ups-to-protection version 1
WITH own_cp_plans AS (
SELECT
  p.*
FROM cp_plans AS p
WHERE
  NOT COALESCE(p.other_authority_plan, FALSE)
),
cp_plans_after_need AS (
SELECT
  e.*
FROM (
  SELECT
    c.*,
    n.start_date AS need_start_date,
    n.end_date AS need_end_date,
    ROW_NUMBER() OVER (PARTITION BY c.event_key ORDER BY n.until_date DESC, n.event_key NULLS LAST) AS place
  FROM own_cp_plans AS c
  LEFT JOIN cin_plans AS n
    ON n.person_key = c.person_key AND n.start_date < c.start_date
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
      WHEN NOT CASE WHEN b.need_start_date <= p.as_at THEN b.need_start_date END IS NULL
      AND (
        CASE WHEN b.need_end_date <= p.as_at THEN b.need_end_date END IS NULL
        OR d1.due >= b.start_date
      )
      THEN 1
    END AS c0
  FROM cp_plans_after_need AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.start_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'step-up-within'
    AND d1.day = CASE WHEN b.need_end_date <= p.as_at THEN b.need_end_date END
) AS r
GROUP BY
  period_id
