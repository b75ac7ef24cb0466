-- assessments-overdue version 1
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
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0
  FROM clock_assessment AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
