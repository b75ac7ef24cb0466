-- family-meeting-offered-before-proceedings version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND m0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN NOT b.family_meeting_offered IS NULL THEN 1 END AS c0,
    CASE WHEN b.family_meeting_offered THEN 1 END AS m0
  FROM pre_proceedings AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.decided_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
