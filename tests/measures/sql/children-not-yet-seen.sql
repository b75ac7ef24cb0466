-- children-not-yet-seen version 1
WITH referrals_to_be_seen AS (
SELECT
  r.*,
  p.birth_date AS birth_date,
  p.expected_birth_date AS expected_birth_date,
  q.enquiry_date
FROM referrals AS r
LEFT JOIN people AS p
  ON p.person_key = r.person_key
LEFT JOIN (
  SELECT
    referral_key,
    MIN(start_date) AS enquiry_date
  FROM s47_enquiries
  WHERE
    NOT referral_key IS NULL
  GROUP BY
    referral_key
) AS q
  ON q.referral_key = r.event_key
),
clock_child_first_seen AS (
SELECT
  b.*,
  b.referral_date AS clock_start,
  b.first_seen_date AS clock_stop,
  COALESCE(b.close_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.first_seen_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.close_date, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.referral_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d2.due AS clock_due,
  CASE
    WHEN COALESCE(b.birth_date, b.expected_birth_date) > b.referral_date
    THEN 'unborn'
  END AS clock_excluded,
  (
    NOT b.referral_date IS NULL
    AND NOT d2.due IS NULL
    AND (
      b.first_seen_date IS NULL OR b.first_seen_date >= b.referral_date
    )
  )
  AND CASE
    WHEN COALESCE(b.birth_date, b.expected_birth_date) > b.referral_date
    THEN 'unborn'
  END IS NULL AS clock_known,
  NOT (
    NOT b.referral_date IS NULL
    AND NOT d2.due IS NULL
    AND (
      b.first_seen_date IS NULL OR b.first_seen_date >= b.referral_date
    )
  ) AS clock_cannot,
  b.first_seen_date <= d2.due AS clock_in_time
FROM referrals_to_be_seen AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'first-seen-in-enquiry' AND d1.day = b.referral_date
LEFT JOIN gt_due AS d2
  ON d2.limit_key = CASE
    WHEN b.enquiry_date <= d1.due
    THEN 'first-seen-in-enquiry'
    ELSE 'first-seen'
  END
  AND d2.day = b.referral_date
WHERE
  NOT COALESCE(b.no_further_action, FALSE)
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0
  FROM clock_child_first_seen AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
