-- complaints-open version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.kind IN ('children-act', 'corporate', 'ombudsman') THEN 1 END AS c0
  FROM complaints AS b
  JOIN gt_periods AS p
    ON b.received_date <= p.as_at AND b.until_date > p.as_at
) AS r
GROUP BY
  period_id
