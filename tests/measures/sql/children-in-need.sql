SELECT
  period_id,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN NOT COALESCE(b.no_further_action, FALSE) THEN 1 END AS c0,
    b.person_key AS k0
  FROM referrals AS b
  JOIN gt_periods AS p
    ON b.referral_date <= p.as_at AND b.until_date > p.as_at
) AS r
GROUP BY
  period_id
