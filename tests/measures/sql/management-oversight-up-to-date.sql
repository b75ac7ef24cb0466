-- management-oversight-up-to-date version 1
WITH open_cases AS (
SELECT
  authority,
  person_key,
  event_key,
  'child in need' AS kind,
  referral_date AS start_date,
  until_date
FROM referrals
WHERE
  NOT COALESCE(no_further_action, FALSE)
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'child protection' AS kind,
  start_date,
  until_date
FROM cp_plans
WHERE
  NOT COALESCE(other_authority_plan, FALSE)
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'looked after' AS kind,
  start_date,
  until_date
FROM care_periods
WHERE
  NOT COALESCE(short_breaks, FALSE)
),
tally_oversight AS (
SELECT
  p.period_id,
  t.person_key,
  MAX(CASE WHEN t.entry_date <= p.as_at THEN t.entry_date END) AS found
FROM gt_periods AS p
JOIN case_recordings AS t
  ON t.kind = 'management-oversight'
  AND CASE WHEN t.entry_date <= p.as_at THEN t.entry_date END <= p.as_at
GROUP BY
  p.period_id,
  t.person_key
)
SELECT
  period_id,
  COUNT(f0) AS a0,
  COUNT(f1) AS a1
FROM (
  SELECT
    period_id,
    MAX(CASE WHEN c0 = 1 THEN 1 END) AS f0,
    MAX(CASE WHEN c0 = 1 AND m0 = 1 THEN 1 END) AS f1
  FROM (
    SELECT
      p.period_id AS period_id,
      1 AS c0,
      CASE WHEN d1.due >= p.as_at THEN 1 END AS m0,
      b.person_key AS once
    FROM open_cases AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.until_date > p.as_at
    LEFT JOIN tally_oversight AS oversight
      ON oversight.period_id = p.period_id AND oversight.person_key = b.person_key
    LEFT JOIN gt_due AS d1
      ON d1.limit_key = 'management-oversight' AND d1.day = oversight.found
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
