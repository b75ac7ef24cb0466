-- re-referrals version 1
WITH referrals_with_earlier AS (
SELECT
  n.*,
  b.before_date
FROM referrals AS n
LEFT JOIN (
  SELECT
    x.event_key AS event_key,
    MAX(e.referral_date) AS before_date
  FROM referrals AS x
  JOIN referrals AS e
    ON e.person_key = x.person_key
    AND e.referral_date < x.referral_date
    AND (
      e.close_date <= x.referral_date OR e.no_further_action
    )
  GROUP BY
    x.event_key
) AS b
  ON b.event_key = n.event_key
)
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
    CASE WHEN b.referral_date <= d1.due THEN 1 END AS m0
  FROM referrals_with_earlier AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.referral_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 're-referral'
    AND d1.day = CASE WHEN b.before_date <= p.as_at THEN b.before_date END
) AS r
GROUP BY
  period_id
