-- referrals-assessed-not-in-need version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND m0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN CASE WHEN b.close_date <= p.as_at THEN b.close_reason END IN ('RC8', 'RC9')
      THEN 1
    END AS m0
  FROM referrals AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.referral_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
