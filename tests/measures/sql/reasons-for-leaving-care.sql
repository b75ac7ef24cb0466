-- reasons-for-leaving-care version 1
WITH looked_after AS (
SELECT
  c.*,
  p.birth_date
FROM care_periods AS c
LEFT JOIN people AS p
  ON p.person_key = c.person_key
WHERE
  NOT COALESCE(c.short_breaks, FALSE)
),
tally_last_left AS (
SELECT
  p.period_id,
  t.person_key,
  MAX(CASE WHEN t.end_date <= p.as_at THEN t.end_date END) AS found
FROM gt_periods AS p
JOIN looked_after AS t
  ON CASE WHEN t.end_date <= p.as_at THEN t.end_date END <= p.as_at
GROUP BY
  p.period_id,
  t.person_key
)
SELECT
  period_id,
  COUNT(f0) AS a0,
  COUNT(f1) AS a1,
  COUNT(f2) AS a2,
  COUNT(f3) AS a3,
  COUNT(f4) AS a4,
  COUNT(f5) AS a5,
  COUNT(f6) AS a6,
  COUNT(f7) AS a7,
  COUNT(f8) AS a8,
  COUNT(f9) AS a9,
  COUNT(f10) AS a10,
  COUNT(f11) AS a11
FROM (
  SELECT
    period_id,
    MAX(CASE WHEN c0 = 1 THEN 1 END) AS f0,
    MAX(CASE WHEN c0 = 1 AND g0 = 'adopted' THEN 1 END) AS f1,
    MAX(CASE WHEN c0 = 1 AND g0 = 'special-guardianship' THEN 1 END) AS f2,
    MAX(CASE WHEN c0 = 1 AND g0 = 'child-arrangements-order' THEN 1 END) AS f3,
    MAX(CASE WHEN c0 = 1 AND g0 = 'returned-home-planned' THEN 1 END) AS f4,
    MAX(CASE WHEN c0 = 1 AND g0 = 'returned-home-unplanned' THEN 1 END) AS f5,
    MAX(CASE WHEN c0 = 1 AND g0 = 'moved-to-independence' THEN 1 END) AS f6,
    MAX(CASE WHEN c0 = 1 AND g0 = 'stayed-with-carers' THEN 1 END) AS f7,
    MAX(CASE WHEN c0 = 1 AND g0 = 'transferred-out-of-care' THEN 1 END) AS f8,
    MAX(CASE WHEN c0 = 1 AND g0 = 'died-in-care' THEN 1 END) AS f9,
    MAX(CASE WHEN c0 = 1 AND g0 = 'another-reason' THEN 1 END) AS f10,
    MAX(CASE WHEN c0 = 1 AND g0 IS NULL THEN 1 END) AS f11
  FROM (
    SELECT
      p.period_id AS period_id,
      CASE WHEN b.end_date = last_left.found THEN 1 END AS c0,
      CASE
        WHEN b.end_reason IN ('E11', 'E12')
        THEN 'adopted'
        WHEN b.end_reason IN ('E43', 'E44', 'E45', 'E46', 'E47', 'E48')
        THEN 'special-guardianship'
        WHEN b.end_reason IN ('E41')
        THEN 'child-arrangements-order'
        WHEN b.end_reason IN ('E4A')
        THEN 'returned-home-planned'
        WHEN b.end_reason IN ('E4B')
        THEN 'returned-home-unplanned'
        WHEN b.end_reason IN ('E5', 'E6')
        THEN 'moved-to-independence'
        WHEN b.end_reason IN ('E17')
        THEN 'stayed-with-carers'
        WHEN b.end_reason IN ('E3')
        THEN 'transferred-out-of-care'
        WHEN b.end_reason IN ('E2')
        THEN 'died-in-care'
        WHEN NOT b.end_reason IS NULL
        THEN 'another-reason'
      END AS g0,
      b.person_key AS once
    FROM looked_after AS b
    JOIN gt_days AS d
      ON d.span = 'months_12' AND d.day = b.end_date
    JOIN gt_periods AS p
      ON p.period_id = d.period_id
    LEFT JOIN tally_last_left AS last_left
      ON last_left.period_id = p.period_id AND last_left.person_key = b.person_key
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
