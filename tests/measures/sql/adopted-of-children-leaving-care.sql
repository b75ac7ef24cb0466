-- adopted-of-children-leaving-care version 1
SELECT
  period_id,
  COUNT(f0) AS a0,
  COUNT(f1) AS a1
FROM (
  SELECT
    period_id,
    MAX(CASE WHEN c0 = 1 THEN 1 END) AS f0,
    MAX(CASE WHEN c0 = 1 AND m0 = 1 THEN 1 END) AS f1
  FROM (
    SELECT
      p.period_id AS period_id,
      CASE WHEN NOT COALESCE(b.short_breaks, FALSE) THEN 1 END AS c0,
      CASE WHEN b.end_reason IN ('E11', 'E12') THEN 1 END AS m0,
      b.person_key AS once
    FROM care_periods AS b
    JOIN gt_days AS d
      ON d.span = 'months_12' AND d.day = b.end_date
    JOIN gt_periods AS p
      ON p.period_id = d.period_id
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
