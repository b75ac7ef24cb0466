-- children-with-drift-flags version 1
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
drift_watch AS (
SELECT
  authority,
  person_key,
  event_key,
  'child in need plan' AS kind,
  start_date,
  until_date
FROM cin_plans
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'child protection plan' AS kind,
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
  'pre-proceedings' AS kind,
  start_date,
  until_date
FROM pre_proceedings
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'care proceedings' AS kind,
  issued_date AS start_date,
  until_date
FROM care_proceedings
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'temporary approval of carers' AS kind,
  approved_date AS start_date,
  LEAST(until_date, COALESCE(full_date, CAST('9999-12-31' AS DATE))) AS until_date
FROM temporary_approvals
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'adoption not matched' AS kind,
  decision_date AS start_date,
  LEAST(
    COALESCE(matched_date, CAST('9999-12-31' AS DATE)),
    COALESCE(reversed_date, CAST('9999-12-31' AS DATE)),
    COALESCE(placed_date, CAST('9999-12-31' AS DATE)),
    COALESCE(order_date, CAST('9999-12-31' AS DATE))
  ) AS until_date
FROM adoptions
WHERE
  NOT decision_date IS NULL
),
clock_drift AS (
SELECT
  b.*,
  b.start_date AS clock_start,
  CASE WHEN b.until_date < CAST('9999-12-31' AS DATE) THEN b.until_date END AS clock_stop,
  COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(
      CASE WHEN b.until_date < CAST('9999-12-31' AS DATE) THEN b.until_date END,
      CAST('9999-12-31' AS DATE)
    ),
    COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.start_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      CASE WHEN b.until_date < CAST('9999-12-31' AS DATE) THEN b.until_date END IS NULL
      OR CASE WHEN b.until_date < CAST('9999-12-31' AS DATE) THEN b.until_date END >= b.start_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      CASE WHEN b.until_date < CAST('9999-12-31' AS DATE) THEN b.until_date END IS NULL
      OR CASE WHEN b.until_date < CAST('9999-12-31' AS DATE) THEN b.until_date END >= b.start_date
    )
  ) AS clock_cannot,
  CASE WHEN b.until_date < CAST('9999-12-31' AS DATE) THEN b.until_date END <= d1.due AS clock_in_time
FROM drift_watch AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = CASE b.kind
    WHEN 'child in need plan'
    THEN 'cin-plan-length'
    WHEN 'child protection plan'
    THEN 'cp-plan-drift'
    WHEN 'pre-proceedings'
    THEN 'pre-proceedings-at-most'
    WHEN 'care proceedings'
    THEN 'care-proceedings'
    WHEN 'temporary approval of carers'
    THEN 'temporary-approval-extended'
    ELSE 'adoption-match'
  END
  AND d1.day = b.start_date
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
      CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0,
      b.person_key AS once
    FROM clock_drift AS b
    JOIN gt_periods AS p
      ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
