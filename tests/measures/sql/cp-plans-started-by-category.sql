-- cp-plans-started-by-category version 1
WITH own_cp_plans AS (
SELECT
  p.*
FROM cp_plans AS p
WHERE
  NOT COALESCE(p.other_authority_plan, FALSE)
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'NEG') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PHY') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'SAB') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'EMO') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'MUL') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a6
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN b.initial_category = 'NEG'
      THEN 'NEG'
      WHEN b.initial_category = 'PHY'
      THEN 'PHY'
      WHEN b.initial_category = 'SAB'
      THEN 'SAB'
      WHEN b.initial_category = 'EMO'
      THEN 'EMO'
      WHEN b.initial_category = 'MUL'
      THEN 'MUL'
    END AS g0
  FROM own_cp_plans AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.start_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
