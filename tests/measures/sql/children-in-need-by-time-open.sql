-- children-in-need-by-time-open version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'under-3-months') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '3-to-6-months') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '6-to-12-months') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '12-to-24-months') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '24-months-or-more') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a6
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN NOT COALESCE(b.no_further_action, FALSE) THEN 1 END AS c0,
    CASE
      WHEN d1.due > p.as_at
      THEN 'under-3-months'
      WHEN d2.due > p.as_at
      THEN '3-to-6-months'
      WHEN d3.due > p.as_at
      THEN '6-to-12-months'
      WHEN d4.due > p.as_at
      THEN '12-to-24-months'
      WHEN NOT b.referral_date IS NULL AND NOT p.as_at IS NULL
      THEN '24-months-or-more'
    END AS g0
  FROM referrals AS b
  JOIN gt_periods AS p
    ON b.referral_date <= p.as_at AND b.until_date > p.as_at
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'months:3' AND d1.day = b.referral_date
  LEFT JOIN gt_due AS d2
    ON d2.limit_key = 'months:6' AND d2.day = b.referral_date
  LEFT JOIN gt_due AS d3
    ON d3.limit_key = 'months:12' AND d3.day = b.referral_date
  LEFT JOIN gt_due AS d4
    ON d4.limit_key = 'months:24' AND d4.day = b.referral_date
) AS r
GROUP BY
  period_id
