-- care-leavers-by-entitlement version 1
WITH care_leaver_records AS (
SELECT
  l.*,
  u.since AS unaccompanied_since,
  COALESCE(
    LEAD(l.record_date) OVER (
      PARTITION BY l.person_key
      ORDER BY l.record_date NULLS LAST, CASE WHEN l.eligibility IS NULL THEN 0 ELSE 1 END NULLS LAST, l.event_key NULLS LAST
    ),
    CAST('9999-12-31' AS DATE)
  ) AS until_date
FROM care_leavers AS l
LEFT JOIN (
  SELECT
    person_key,
    MIN(COALESCE(start_date, CAST('1900-01-01' AS DATE))) AS since
  FROM immigration
  WHERE
    status IN ('uasc', 'former-uasc')
  GROUP BY
    person_key
) AS u
  ON u.person_key = l.person_key
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'relevant') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'former-relevant') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'qualifying') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'eligible') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'none') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a6
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN b.eligibility = 'relevant'
      THEN 'relevant'
      WHEN b.eligibility = 'former-relevant'
      THEN 'former-relevant'
      WHEN b.eligibility = 'qualifying'
      THEN 'qualifying'
      WHEN b.eligibility = 'eligible'
      THEN 'eligible'
      WHEN b.eligibility = 'none'
      THEN 'none'
    END AS g0
  FROM care_leaver_records AS b
  JOIN gt_periods AS p
    ON b.record_date <= p.as_at AND b.until_date > p.as_at
) AS r
GROUP BY
  period_id
