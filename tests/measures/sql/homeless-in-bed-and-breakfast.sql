-- homeless-in-bed-and-breakfast version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.bed_and_breakfast THEN 1 END AS c0
  FROM homeless_presentations AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.presented_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
