-- placement-cost-a-week version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND NOT v0 IS NULL) AS a0,
  SUM(v0) FILTER(WHERE
    c0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.kind = 'placement' THEN 1 END AS c0,
    CASE WHEN CASE WHEN b.kind = 'placement' THEN 1 END = 1 THEN b.weekly_cost END AS v0
  FROM commitments AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
) AS r
GROUP BY
  period_id
