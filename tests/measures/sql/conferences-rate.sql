-- conferences-rate version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE
      WHEN COALESCE(b.kind, 'initial') IN ('initial', 'pre-birth', 'receiving-in', 'transfer-in')
      THEN 1
    END AS c0
  FROM conferences AS b
  JOIN gt_days AS d
    ON d.span = 'months_12' AND d.day = b.conference_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
