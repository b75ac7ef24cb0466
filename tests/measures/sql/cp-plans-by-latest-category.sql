-- cp-plans-by-latest-category version 1
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
      WHEN b.latest_category = 'NEG'
      THEN 'NEG'
      WHEN b.latest_category = 'PHY'
      THEN 'PHY'
      WHEN b.latest_category = 'SAB'
      THEN 'SAB'
      WHEN b.latest_category = 'EMO'
      THEN 'EMO'
      WHEN b.latest_category = 'MUL'
      THEN 'MUL'
    END AS g0
  FROM own_cp_plans AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
) AS r
GROUP BY
  period_id
