-- cin-reviews-by-outcome version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'continue') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'step-down') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'step-up') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'close') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'transfer') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'other') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a7
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN b.outcome = 'continue'
      THEN 'continue'
      WHEN b.outcome = 'step-down'
      THEN 'step-down'
      WHEN b.outcome = 'step-up'
      THEN 'step-up'
      WHEN b.outcome = 'close'
      THEN 'close'
      WHEN b.outcome = 'transfer'
      THEN 'transfer'
      WHEN b.outcome = 'other'
      THEN 'other'
    END AS g0
  FROM cin_reviews AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.review_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
