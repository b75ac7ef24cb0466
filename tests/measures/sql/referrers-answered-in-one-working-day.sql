-- referrers-answered-in-one-working-day version 1
WITH clock_referrer_answered AS (
SELECT
  b.*,
  b.referral_date AS clock_start,
  b.acknowledged_date AS clock_stop,
  COALESCE(b.close_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.acknowledged_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.close_date, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.referral_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  CASE WHEN b.source IN ('10', '9') THEN 'anonymous' END AS clock_excluded,
  (
    NOT b.referral_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.acknowledged_date IS NULL OR b.acknowledged_date >= b.referral_date
    )
  )
  AND CASE WHEN b.source IN ('10', '9') THEN 'anonymous' END IS NULL AS clock_known,
  NOT (
    NOT b.referral_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.acknowledged_date IS NULL OR b.acknowledged_date >= b.referral_date
    )
  ) AS clock_cannot,
  b.acknowledged_date <= d1.due AS clock_in_time
FROM referrals AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'referral-answer' AND d1.day = b.referral_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND m0 = 1) AS a1,
  COUNT(*) FILTER(WHERE
    x0 = 1) AS a2,
  COUNT(*) FILTER(WHERE
    x0 = 1 AND m0 = 1) AS a3,
  COUNT(*) FILTER(WHERE
    u0 = 1) AS a4
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known THEN 1 END AS c0,
    CASE WHEN b.clock_in_time THEN 1 END AS m0,
    CASE WHEN (
      NOT b.clock_excluded IS NULL
    ) THEN 1 END AS x0,
    CASE WHEN (
      b.clock_cannot
    ) THEN 1 END AS u0
  FROM clock_referrer_answered AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_stop
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
