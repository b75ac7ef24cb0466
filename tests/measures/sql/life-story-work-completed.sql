SELECT
  period_id,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.stage IS NULL OR b.stage = 'completed' THEN 1 END AS c0,
    b.person_key AS k0
  FROM life_story_work AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.end_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
