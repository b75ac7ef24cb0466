-- cp-plans-stepped-down version 1
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
    1 AS c0,
    CASE
      WHEN CASE WHEN b.need_start_date <= p.as_at THEN b.need_start_date END <= d1.due
      THEN 1
    END AS m0
  FROM cp_plans_ended AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.end_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'step-down-starts' AND d1.day = b.end_date
) AS r
GROUP BY
  period_id
