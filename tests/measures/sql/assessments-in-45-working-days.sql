-- assessments-in-45-working-days version 1
WITH assessments_from_referral AS (
SELECT
  a.*,
  r.primary_need AS primary_need,
  CASE
    WHEN ROW_NUMBER() OVER (
      PARTITION BY a.referral_key
      ORDER BY a.start_date NULLS LAST, a.event_key NULLS LAST
    ) = 1
    THEN COALESCE(r.referral_date, a.start_date)
    ELSE a.start_date
  END AS from_date
FROM assessments AS a
LEFT JOIN referrals AS r
  ON r.event_key = a.referral_key
),
clock_assessment AS (
SELECT
  b.*,
  b.from_date AS clock_start,
  b.authorised_date AS clock_stop,
  COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.authorised_date, CAST('9999-12-31' AS DATE)),
    COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.from_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.from_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.authorised_date IS NULL OR b.authorised_date >= b.from_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.from_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.authorised_date IS NULL OR b.authorised_date >= b.from_date
    )
  ) AS clock_cannot,
  b.authorised_date <= d1.due AS clock_in_time
FROM assessments_from_referral AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'assessment' AND d1.day = b.from_date
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
  FROM clock_assessment AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_stop
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
