-- pre-proceedings-open-days version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND NOT v0 IS NULL) AS a0,
  SUM(v0) FILTER(WHERE
    c0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    (
      CASE WHEN c2.day_number >= c1.day_number THEN c2.day_number - c1.day_number END
    ) AS v0
  FROM pre_proceedings AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
  LEFT JOIN gt_calendar AS c1
    ON c1.day = b.start_date
  LEFT JOIN gt_calendar AS c2
    ON c2.day = p.as_at
) AS r
GROUP BY
  period_id
