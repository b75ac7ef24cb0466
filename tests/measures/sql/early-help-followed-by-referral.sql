-- early-help-followed-by-referral version 1
WITH early_help_and_referrals AS (
SELECT
  n.*,
  f.after_date
FROM early_help AS n
LEFT JOIN (
  SELECT
    x.event_key AS event_key,
    MIN(e.referral_date) AS after_date
  FROM early_help AS x
  JOIN referrals AS e
    ON e.person_key = x.person_key AND e.referral_date >= x.start_date
  GROUP BY
    x.event_key
) AS f
  ON f.event_key = n.event_key
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
    CASE
      WHEN NOT CASE WHEN b.after_date <= p.as_at THEN b.after_date END IS NULL
      THEN 1
    END AS m0
  FROM early_help_and_referrals AS b
  JOIN gt_days AS d
    ON d.span = 'months_6' AND d.day = b.start_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
