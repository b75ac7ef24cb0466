-- cp-plans-started-under-ten version 1
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
    c0 = 1 AND m0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE WHEN (
      d.day_ymd - s.birth_ymd
    ) < 100000 THEN 1 END AS m0
  FROM own_cp_plans AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.start_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_persons AS s
    ON s.person_key = b.person_key
) AS r
GROUP BY
  period_id
