-- strategy-discussions-by-outcome version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'section-47-single') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'section-47-joint') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'section-47') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'assessment') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'early-help') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'further-strategy') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'existing-plan') AS a7,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'nfa') AS a8,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'other') AS a9,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a10
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN b.outcome = 'section-47-single'
      THEN 'section-47-single'
      WHEN b.outcome = 'section-47-joint'
      THEN 'section-47-joint'
      WHEN b.outcome = 'section-47'
      THEN 'section-47'
      WHEN b.outcome = 'assessment'
      THEN 'assessment'
      WHEN b.outcome = 'early-help'
      THEN 'early-help'
      WHEN b.outcome = 'further-strategy'
      THEN 'further-strategy'
      WHEN b.outcome = 'existing-plan'
      THEN 'existing-plan'
      WHEN b.outcome = 'nfa'
      THEN 'nfa'
      WHEN b.outcome = 'other'
      THEN 'other'
    END AS g0
  FROM strategy_discussions AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.discussion_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
