-- connected-homes-without-approval version 1
WITH homes AS (
SELECT
  p.*
FROM placements AS p
LEFT JOIN care_periods AS c
  ON c.event_key = p.care_period_key
WHERE
  NOT COALESCE(p.short_breaks, c.short_breaks, FALSE)
),
connected_homes AS (
SELECT
  h.*
FROM homes AS h
WHERE
  h.placement_type IN ('U1', 'U2', 'U3')
),
tally_approved AS (
SELECT
  p.period_id,
  t.person_key,
  COUNT(*) AS found
FROM gt_periods AS p
JOIN connected_carers AS t
  ON CASE WHEN t.approved_date <= p.as_at THEN t.approved_date END <= p.as_at
  AND (
    (
      CASE WHEN t.full_approval_date <= p.as_at THEN t.full_approval_date END <= p.as_at
      AND (
        t.until_date > p.as_at
        OR (
          COALESCE(t.kind, '') <> 'full'
          AND CASE WHEN t.ended_date <= p.as_at THEN t.ended_date END <= CASE WHEN t.full_approval_date <= p.as_at THEN t.full_approval_date END
        )
      )
    )
    OR (
      t.until_date > p.as_at
      AND t.kind IN ('reg-24', 'reg-24-extension', 'full')
      AND (
        t.kind = 'full' OR t.expiry_date >= p.as_at
      )
    )
  )
GROUP BY
  p.period_id,
  t.person_key
)
SELECT
  period_id,
  COUNT(f0) AS a0
FROM (
  SELECT
    period_id,
    MAX(CASE WHEN c0 = 1 THEN 1 END) AS f0
  FROM (
    SELECT
      p.period_id AS period_id,
      CASE WHEN approved.found IS NULL THEN 1 END AS c0,
      b.person_key AS once
    FROM connected_homes AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.until_date > p.as_at
    LEFT JOIN tally_approved AS approved
      ON approved.period_id = p.period_id AND approved.person_key = b.person_key
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
