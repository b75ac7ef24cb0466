-- family-group-conference-days version 1
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
  FROM family_group_conferences AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.held_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_calendar AS c1
    ON c1.day = CASE WHEN b.offered_date <= p.as_at THEN b.offered_date END
  LEFT JOIN gt_calendar AS c2
    ON c2.day = b.held_date
) AS r
GROUP BY
  period_id
