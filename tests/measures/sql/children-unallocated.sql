-- children-unallocated version 1
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
allocations AS (
SELECT
  i.authority AS authority,
  i.person_key AS person_key,
  i.event_key AS event_key,
  i.worker_id AS worker_id,
  COALESCE(i.team_id, w.team_id) AS team_id,
  i.start_date AS start_date,
  LEAST(
    i.until_date,
    COALESCE(
      LEAD(i.start_date) OVER (
        PARTITION BY i.person_key
        ORDER BY i.start_date NULLS LAST, i.event_key NULLS LAST
      ),
      CAST('9999-12-31' AS DATE)
    )
  ) AS until_date,
  LEAD(i.start_date) OVER (
    PARTITION BY i.person_key
    ORDER BY i.start_date NULLS LAST, i.event_key NULLS LAST
  ) AS next_start,
  LAG(i.worker_id) OVER (
    PARTITION BY i.person_key
    ORDER BY i.start_date NULLS LAST, i.event_key NULLS LAST
  ) AS previous_worker,
  LAG(i.until_date) OVER (
    PARTITION BY i.person_key
    ORDER BY i.start_date NULLS LAST, i.event_key NULLS LAST
  ) AS previous_until,
  COALESCE(f.family_id, i.person_key) AS family_id
FROM involvements AS i
LEFT JOIN (
  SELECT
    worker_id,
    MIN(team_id) AS team_id
  FROM workers
  GROUP BY
    worker_id
) AS w
  ON w.worker_id = i.worker_id
LEFT JOIN (
  SELECT
    person_key,
    MIN(family_id) AS family_id
  FROM families
  GROUP BY
    person_key
) AS f
  ON f.person_key = i.person_key
WHERE
  i.role = 'case-worker' AND NOT i.start_date IS NULL
),
at_holder AS (
SELECT
  t.*,
  t.start_date AS from_date,
  LEAST(
    t.until_date,
    COALESCE(
      LEAD(t.start_date) OVER (
        PARTITION BY t.person_key
        ORDER BY t.start_date NULLS LAST, t.event_key NULLS LAST
      ),
      CAST('9999-12-31' AS DATE)
    )
  ) AS to_date
FROM allocations AS t
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
      CASE WHEN holder.worker_id IS NULL THEN 1 END AS c0,
      b.person_key AS once
    FROM open_cases AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.until_date > p.as_at
    LEFT JOIN at_holder AS holder
      ON holder.person_key = b.person_key
      AND (
        holder.from_date <= p.as_at AND holder.to_date > p.as_at
      )
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
