-- family-group-conferences-outcomes version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'plan-agreed') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'plan-not-agreed') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'no-plan') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'declined') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'not-held') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'review') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'pending') AS a7,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a8
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN b.outcome = 'plan-agreed'
      THEN 'plan-agreed'
      WHEN b.outcome = 'plan-not-agreed'
      THEN 'plan-not-agreed'
      WHEN b.outcome = 'no-plan'
      THEN 'no-plan'
      WHEN b.outcome = 'declined'
      THEN 'declined'
      WHEN b.outcome = 'not-held'
      THEN 'not-held'
      WHEN b.outcome = 'review'
      THEN 'review'
      WHEN b.outcome = 'pending'
      THEN 'pending'
    END AS g0
  FROM family_group_conferences AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.held_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
