-- children-in-need-closure-reasons version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'RC1') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'RC2') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'RC3') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'RC4') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'RC5') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'RC6') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'RC7') AS a7,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'RC8') AS a8,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'RC9') AS a9,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a10
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN NOT COALESCE(b.no_further_action, FALSE) THEN 1 END AS c0,
    CASE
      WHEN b.close_reason = 'RC1'
      THEN 'RC1'
      WHEN b.close_reason = 'RC2'
      THEN 'RC2'
      WHEN b.close_reason = 'RC3'
      THEN 'RC3'
      WHEN b.close_reason = 'RC4'
      THEN 'RC4'
      WHEN b.close_reason = 'RC5'
      THEN 'RC5'
      WHEN b.close_reason = 'RC6'
      THEN 'RC6'
      WHEN b.close_reason = 'RC7'
      THEN 'RC7'
      WHEN b.close_reason = 'RC8'
      THEN 'RC8'
      WHEN b.close_reason = 'RC9'
      THEN 'RC9'
    END AS g0
  FROM referrals AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.close_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
