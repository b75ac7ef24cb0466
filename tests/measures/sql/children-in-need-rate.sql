-- children-in-need-rate version 1
SELECT
  period_id,
  COUNT(f0) AS a0
FROM (
  SELECT
    period_id,
    MAX(CASE WHEN c0 = 1 THEN 1 END) AS f0
  FROM (
    SELECT
      p.period_id AS period_id,
      CASE WHEN NOT COALESCE(b.no_further_action, FALSE) THEN 1 END AS c0,
      b.person_key AS once
    FROM referrals AS b
    JOIN gt_periods AS p
      ON b.referral_date <= p.as_at AND b.until_date > p.as_at
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
