-- early-help-by-end version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'needs-met') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'stepped-up') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'stepped-down') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'consent-withdrawn') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'disengaged') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'moved') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'duplicate') AS a7,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'other') AS a8,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a9
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN b.end_reason = 'needs-met'
      THEN 'needs-met'
      WHEN b.end_reason = 'stepped-up'
      THEN 'stepped-up'
      WHEN b.end_reason = 'stepped-down'
      THEN 'stepped-down'
      WHEN b.end_reason = 'consent-withdrawn'
      THEN 'consent-withdrawn'
      WHEN b.end_reason = 'disengaged'
      THEN 'disengaged'
      WHEN b.end_reason = 'moved'
      THEN 'moved'
      WHEN b.end_reason = 'duplicate'
      THEN 'duplicate'
      WHEN b.end_reason = 'other'
      THEN 'other'
    END AS g0
  FROM early_help AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.end_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
