-- children-referred version 1
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
      1 AS c0,
      b.person_key AS once
    FROM referrals AS b
    JOIN gt_days AS d
      ON d.span = 'period' AND d.day = b.referral_date
    JOIN gt_periods AS p
      ON p.period_id = d.period_id
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
