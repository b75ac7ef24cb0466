-- care-leavers-by-home version 1
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
    c0 = 1 AND g0 = 'B') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'C') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'D') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'E') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'G') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'H') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'K') AS a7,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'R') AS a8,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'S') AS a9,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'T') AS a10,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'U') AS a11,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'V') AS a12,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'W') AS a13,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'X') AS a14,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'Y') AS a15,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'Z') AS a16,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '0') AS a17,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a18
FROM (
  SELECT
    p.period_id AS period_id,
    CASE
      WHEN COALESCE(b.eligibility, 'former-relevant') IN ('former-relevant', 'relevant')
      AND NOT COALESCE(b.in_touch, 'YES') IN ('DIED', 'RHOM')
      THEN 1
    END AS c0,
    CASE
      WHEN b.accommodation IN ('B', 'B1', 'B2')
      THEN 'B'
      WHEN b.accommodation IN ('C', 'C1', 'C2')
      THEN 'C'
      WHEN b.accommodation IN ('D', 'D1', 'D2')
      THEN 'D'
      WHEN b.accommodation IN ('E', 'E1', 'E2')
      THEN 'E'
      WHEN b.accommodation IN ('G', 'G1', 'G2')
      THEN 'G'
      WHEN b.accommodation IN ('H', 'H1', 'H2')
      THEN 'H'
      WHEN b.accommodation IN ('K', 'K1', 'K2')
      THEN 'K'
      WHEN b.accommodation IN ('R', 'R1', 'R2')
      THEN 'R'
      WHEN b.accommodation IN ('S', 'S1', 'S2')
      THEN 'S'
      WHEN b.accommodation IN ('T', 'T1', 'T2')
      THEN 'T'
      WHEN b.accommodation IN ('U', 'U1', 'U2')
      THEN 'U'
      WHEN b.accommodation IN ('V', 'V1', 'V2')
      THEN 'V'
      WHEN b.accommodation IN ('W', 'W1', 'W2')
      THEN 'W'
      WHEN b.accommodation IN ('X', 'X1', 'X2')
      THEN 'X'
      WHEN b.accommodation IN ('Y', 'Y1', 'Y2')
      THEN 'Y'
      WHEN b.accommodation IN ('Z', 'Z1', 'Z2')
      THEN 'Z'
      WHEN b.accommodation IN ('0', '01', '02')
      THEN '0'
    END AS g0
  FROM care_leaver_records AS b
  JOIN gt_periods AS p
    ON b.record_date <= p.as_at AND b.until_date > p.as_at
) AS r
GROUP BY
  period_id
