-- assessments-without-factors version 1
WITH assessments_with_factors AS (
SELECT
  a.*,
  COALESCE(f.factors, 0) AS factors
FROM assessments AS a
LEFT JOIN (
  SELECT
    assessment_key,
    COUNT(*) AS factors
  FROM assessment_factors
  GROUP BY
    assessment_key
) AS f
  ON f.assessment_key = a.event_key
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
    CASE WHEN b.factors = 0 THEN 1 END AS m0
  FROM assessments_with_factors AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.authorised_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
