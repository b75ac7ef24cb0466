-- step-downs-overdue version 1
WITH own_cp_plans AS (
SELECT
  p.*
FROM cp_plans AS p
WHERE
  NOT COALESCE(p.other_authority_plan, FALSE)
),
cp_plans_ended AS (
SELECT
  e.*,
  r.close_date,
  r.close_reason,
  a.again_date
FROM (
  SELECT
    c.authority,
    c.event_key,
    c.person_key,
    c.referral_key,
    c.start_date,
    c.end_date,
    c.team_id,
    c.worker_id,
    n.start_date AS need_start_date,
    n.end_date AS need_end_date,
    k.start_date AS care_start_date,
    ROW_NUMBER() OVER (
      PARTITION BY c.event_key
      ORDER BY n.start_date NULLS LAST, n.event_key NULLS LAST, k.start_date NULLS LAST, k.event_key NULLS LAST
    ) AS place
  FROM own_cp_plans AS c
  LEFT JOIN cin_plans AS n
    ON n.person_key = c.person_key
    AND n.start_date > c.start_date
    AND n.until_date > c.end_date
  LEFT JOIN care_periods AS k
    ON k.person_key = c.person_key
    AND k.start_date <= c.end_date
    AND k.until_date > c.end_date
    AND NOT COALESCE(k.short_breaks, FALSE)
  WHERE
    NOT c.end_date IS NULL
) AS e
LEFT JOIN referrals AS r
  ON r.event_key = e.referral_key
LEFT JOIN (
  SELECT
    c.event_key,
    MIN(GREATEST(o.start_date, c.end_date)) AS again_date
  FROM own_cp_plans AS c
  JOIN (
    SELECT
      person_key,
      start_date,
      until_date
    FROM cp_plans
    UNION ALL
    SELECT
      person_key,
      start_date,
      until_date
    FROM care_periods
    WHERE
      NOT COALESCE(short_breaks, FALSE)
  ) AS o
    ON o.person_key = c.person_key AND o.until_date > c.end_date
  GROUP BY
    c.event_key
) AS a
  ON a.event_key = e.event_key
WHERE
  e.place = 1
),
clock_step_down AS (
SELECT
  b.*,
  b.end_date AS clock_start,
  CASE WHEN b.need_start_date < b.end_date THEN b.end_date ELSE b.need_start_date END AS clock_stop,
  COALESCE(
    CASE
      WHEN b.close_date IS NULL OR b.again_date < b.close_date
      THEN b.again_date
      ELSE b.close_date
    END,
    CAST('9999-12-31' AS DATE)
  ) AS clock_closes,
  LEAST(
    COALESCE(
      CASE WHEN b.need_start_date < b.end_date THEN b.end_date ELSE b.need_start_date END,
      CAST('9999-12-31' AS DATE)
    ),
    COALESCE(
      CASE
        WHEN b.close_date IS NULL OR b.again_date < b.close_date
        THEN b.again_date
        ELSE b.close_date
      END,
      CAST('9999-12-31' AS DATE)
    )
  ) AS clock_until,
  COALESCE(b.end_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.end_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      CASE WHEN b.need_start_date < b.end_date THEN b.end_date ELSE b.need_start_date END IS NULL
      OR CASE WHEN b.need_start_date < b.end_date THEN b.end_date ELSE b.need_start_date END >= b.end_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.end_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      CASE WHEN b.need_start_date < b.end_date THEN b.end_date ELSE b.need_start_date END IS NULL
      OR CASE WHEN b.need_start_date < b.end_date THEN b.end_date ELSE b.need_start_date END >= b.end_date
    )
  ) AS clock_cannot,
  CASE WHEN b.need_start_date < b.end_date THEN b.end_date ELSE b.need_start_date END <= d1.due AS clock_in_time
FROM cp_plans_ended AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'step-down-starts' AND d1.day = b.end_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0
  FROM clock_step_down AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
