-- assessments-to-child-in-need-plan version 1
WITH assessments_and_plans AS (
SELECT
  a.*,
  p.plan_date
FROM assessments AS a
LEFT JOIN (
  SELECT
    x.event_key AS event_key,
    MIN(c.start_date) AS plan_date
  FROM assessments AS x
  JOIN cin_plans AS c
    ON c.person_key = x.person_key AND c.until_date > x.authorised_date
  GROUP BY
    x.event_key
) AS p
  ON p.event_key = a.event_key
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
    CASE
      WHEN CASE WHEN b.plan_date <= p.as_at THEN b.plan_date END <= d1.due
      THEN 1
    END AS m0
  FROM assessments_and_plans AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.authorised_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'assessment-to-plan' AND d1.day = b.authorised_date
) AS r
GROUP BY
  period_id
