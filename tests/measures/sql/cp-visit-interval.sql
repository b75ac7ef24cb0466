-- cp-visit-interval version 1
WITH own_cp_plans AS (
SELECT
  p.*
FROM cp_plans AS p
WHERE
  NOT COALESCE(p.other_authority_plan, FALSE)
),
visits_that_count AS (
SELECT
  v.*
FROM visits AS v
LEFT JOIN people AS p
  ON p.person_key = v.person_key
WHERE
  v.seen
  OR (
    v.seen IS NULL
    AND (
      p.birth_date > v.visit_date
      OR (
        p.birth_date IS NULL AND NOT p.expected_birth_date IS NULL
      )
    )
  )
),
cp_visit_cycles AS (
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
    JOIN visits_that_count AS e
      ON e.person_key = s.person_key
      AND e.visit_date >= s.start_date
      AND e.visit_date <= s.until_date
      AND (
        e.kind = 'cp' AND (
          e.plan_key IS NULL OR e.plan_key = s.event_key
        )
      )
  ) AS points
) AS n
  ON n.event_key = s.event_key
),
clock_cp_visit AS (
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
FROM cp_visit_cycles AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'cp-visit' AND d1.day = b.cycle_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND NOT v0 IS NULL) AS a0,
  SUM(v0) FILTER(WHERE
    c0 = 1) AS a1,
  PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
    v0 NULLS LAST) FILTER(WHERE
    c0 = 1) AS a2
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known THEN 1 END AS c0,
    CASE
      WHEN CASE WHEN b.clock_known THEN 1 END = 1
      THEN (
        CASE WHEN c2.day_number >= c1.day_number THEN c2.day_number - c1.day_number END
      )
    END AS v0
  FROM clock_cp_visit AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_stop
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_calendar AS c1
    ON c1.day = CASE WHEN b.clock_start <= p.as_at THEN b.clock_start END
  LEFT JOIN gt_calendar AS c2
    ON c2.day = b.clock_stop
) AS r
GROUP BY
  period_id
