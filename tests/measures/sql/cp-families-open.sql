-- cp-families-open version 1
WITH own_cp_plans AS (
SELECT
  p.*
FROM cp_plans AS p
WHERE
  NOT COALESCE(p.other_authority_plan, FALSE)
)
SELECT
  period_id,
  COUNT(f0) AS a0
FROM (
  SELECT
    period_id,
    MAX(CASE WHEN c0 = 1 THEN 1 END) AS f0
  FROM (
    SELECT
      p.period_id AS period_id,
      1 AS c0,
      s.family_key AS once
    FROM own_cp_plans AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.until_date > p.as_at
    LEFT JOIN gt_persons AS s
      ON s.person_key = b.person_key
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
