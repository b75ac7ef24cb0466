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
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'adopted') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'special-guardianship') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'child-arrangements-order') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'returned-home-planned') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'returned-home-unplanned') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'moved-to-independence') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'stayed-with-carers') AS a7,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'transferred-out-of-care') AS a8,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'died-in-care') AS a9,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'another-reason') AS a10,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a11
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
    END AS g0
  FROM looked_after AS b
  JOIN gt_days AS d
    ON d.span = 'months_12' AND d.day = b.end_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN tally_last_left AS last_left
    ON last_left.period_id = p.period_id AND last_left.person_key = b.person_key
) AS r
GROUP BY
  period_id
