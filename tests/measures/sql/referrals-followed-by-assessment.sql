-- referrals-followed-by-assessment version 1
WITH referrals_and_assessments AS (
SELECT
  r.*,
  n.named_date,
  f.found_date
FROM referrals AS r
LEFT JOIN (
  SELECT
    referral_key,
    MIN(start_date) AS named_date
  FROM assessments
  WHERE
    NOT referral_key IS NULL
  GROUP BY
    referral_key
) AS n
  ON n.referral_key = r.event_key
LEFT JOIN (
  SELECT
    x.event_key AS event_key,
    MIN(a.start_date) AS found_date
  FROM referrals AS x
  JOIN assessments AS a
    ON a.person_key = x.person_key
    AND a.referral_key IS NULL
    AND a.start_date >= x.referral_date
    AND a.start_date <= x.until_date
  GROUP BY
    x.event_key
) AS f
  ON f.event_key = r.event_key
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
      WHEN NOT CASE WHEN b.named_date <= p.as_at THEN b.named_date END IS NULL
      OR CASE WHEN b.found_date <= p.as_at THEN b.found_date END <= d1.due
      THEN 1
    END AS m0
  FROM referrals_and_assessments AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.referral_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'referral-to-assessment' AND d1.day = b.referral_date
) AS r
GROUP BY
  period_id
