-- audits-returned version 1
WITH audits_until_returned AS (
SELECT
  a.*,
  COALESCE(a.returned_date, CAST('9999-12-31' AS DATE)) AS until_date
FROM audits AS a
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0
  FROM audits_until_returned AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.returned_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
