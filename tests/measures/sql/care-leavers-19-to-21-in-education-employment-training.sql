-- care-leavers-19-to-21-in-education-employment-training version 1
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
    c0 = 1 AND m0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    CASE
      WHEN COALESCE(b.eligibility, 'former-relevant') IN ('former-relevant', 'relevant')
      AND NOT COALESCE(b.in_touch, 'YES') IN ('DIED', 'RHOM')
      AND (
        (
          p.as_at_ymd - s.birth_ymd
        ) >= 190000
        AND (
          p.as_at_ymd - s.birth_ymd
        ) < 220000
      )
      THEN 1
    END AS c0,
    CASE
      WHEN b.activity IN ('F1', 'F2', 'F3', 'F4', 'F5', 'P1', 'P2', 'P3', 'P4', 'P5')
      THEN 1
    END AS m0
  FROM care_leaver_records AS b
  JOIN gt_periods AS p
    ON b.record_date <= p.as_at AND b.until_date > p.as_at
  LEFT JOIN gt_persons AS s
    ON s.person_key = b.person_key
) AS r
GROUP BY
  period_id
