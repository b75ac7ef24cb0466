-- children-with-temporarily-approved-carers version 1
WITH temporary_approvals AS (
SELECT
  t.authority AS authority,
  t.person_key AS person_key,
  t.event_key AS event_key,
  t.approved_date AS approved_date,
  t.until_date AS until_date,
  MIN(CASE WHEN f.kind = 'reg-24-extension' THEN f.approved_date END) AS extended_date,
  COALESCE(
    t.full_approval_date,
    MIN(CASE WHEN f.kind = 'full' THEN f.approved_date END),
    MIN(f.full_approval_date)
  ) AS full_date
FROM connected_carers AS t
LEFT JOIN connected_carers AS f
  ON f.person_key = t.person_key
  AND f.approved_date >= t.approved_date
  AND f.event_key <> t.event_key
WHERE
  t.kind = 'reg-24'
GROUP BY
  t.authority,
  t.person_key,
  t.event_key,
  t.approved_date,
  t.until_date,
  t.full_approval_date
),
clock_temporary_approval AS (
SELECT
  b.*,
  b.approved_date AS clock_start,
  b.full_date AS clock_stop,
  COALESCE(b.until_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.full_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.until_date, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.approved_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.approved_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.full_date IS NULL OR b.full_date >= b.approved_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.approved_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.full_date IS NULL OR b.full_date >= b.approved_date
    )
  ) AS clock_cannot,
  b.full_date <= d1.due AS clock_in_time
FROM temporary_approvals AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'temporary-approval' AND d1.day = b.approved_date
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
      1 AS c0,
      b.person_key AS once
    FROM clock_temporary_approval AS b
    JOIN gt_periods AS p
      ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
