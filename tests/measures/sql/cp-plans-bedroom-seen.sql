-- cp-plans-bedroom-seen version 1
WITH own_cp_plans AS (
SELECT
  p.*
FROM cp_plans AS p
WHERE
  NOT COALESCE(p.other_authority_plan, FALSE)
),
cp_visits_made AS (
SELECT
  v.*,
  CAST('9999-12-31' AS DATE) AS until_date
FROM visits AS v
WHERE
  v.kind = 'cp' AND COALESCE(v.seen, TRUE)
),
cp_bedroom_cycles AS (
SELECT
  s.*,
  n.cycle_number,
  n.cycle_date,
  n.next_date,
  n.previous_date
FROM own_cp_plans AS s
JOIN (
  SELECT
    event_key,
    cycle_date,
    is_event,
    ROW_NUMBER() OVER (PARTITION BY event_key ORDER BY cycle_date NULLS LAST, is_event NULLS LAST) AS cycle_number,
    LEAD(cycle_date) OVER (PARTITION BY event_key ORDER BY cycle_date NULLS LAST, is_event NULLS LAST) AS next_date,
    LAG(cycle_date) OVER (PARTITION BY event_key ORDER BY cycle_date NULLS LAST, is_event NULLS LAST) AS previous_date
  FROM (
    SELECT
      s.event_key AS event_key,
      s.start_date AS cycle_date,
      0 AS is_event
    FROM own_cp_plans AS s
    UNION
    SELECT
      s.event_key AS event_key,
      e.visit_date AS cycle_date,
      1 AS is_event
    FROM own_cp_plans AS s
    JOIN cp_visits_made AS e
      ON e.person_key = s.person_key
      AND e.visit_date >= s.start_date
      AND e.visit_date <= s.until_date
      AND (
        e.bedroom_seen AND (
          e.plan_key IS NULL OR e.plan_key = s.event_key
        )
      )
  ) AS points
) AS n
  ON n.event_key = s.event_key
),
clock_cp_bedroom AS (
SELECT
  b.*,
  b.cycle_date AS clock_start,
  b.next_date AS clock_stop,
  COALESCE(b.end_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.next_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.end_date, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.cycle_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.cycle_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.next_date IS NULL OR b.next_date >= b.cycle_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.cycle_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.next_date IS NULL OR b.next_date >= b.cycle_date
    )
  ) AS clock_cannot,
  b.next_date <= d1.due AS clock_in_time
FROM cp_bedroom_cycles AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'cp-bedroom' AND d1.day = b.cycle_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND m0 = 1) AS a1,
  COUNT(*) FILTER(WHERE
    x0 = 1) AS a2,
  COUNT(*) FILTER(WHERE
    x0 = 1 AND m0 = 1) AS a3,
  COUNT(*) FILTER(WHERE
    u0 = 1) AS a4
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known THEN 1 END AS c0,
    CASE WHEN b.clock_due >= p.as_at THEN 1 END AS m0,
    CASE WHEN (
      NOT b.clock_excluded IS NULL
    ) THEN 1 END AS x0,
    CASE WHEN (
      b.clock_cannot
    ) THEN 1 END AS u0
  FROM clock_cp_bedroom AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
