-- referrals-overdue-a-decision version 1
WITH clock_referral_decision AS (
SELECT
  b.*,
  b.referral_date AS clock_start,
  b.decided_date AS clock_stop,
  COALESCE(b.close_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.decided_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.close_date, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.referral_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.referral_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.decided_date IS NULL OR b.decided_date >= b.referral_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.referral_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.decided_date IS NULL OR b.decided_date >= b.referral_date
    )
  ) AS clock_cannot,
  b.decided_date <= d1.due AS clock_in_time
FROM referrals AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'referral-decision' AND d1.day = b.referral_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0
  FROM clock_referral_decision AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
