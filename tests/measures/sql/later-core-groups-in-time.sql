-- later-core-groups-in-time version 1
WITH own_cp_plans AS (
SELECT
  p.*
FROM cp_plans AS p
WHERE
  NOT COALESCE(p.other_authority_plan, FALSE)
),
core_group_cycles AS (
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
      e.meeting_date AS cycle_date,
      1 AS is_event
    FROM own_cp_plans AS s
    JOIN core_groups AS e
      ON e.person_key = s.person_key
      AND e.meeting_date >= s.start_date
      AND e.meeting_date <= s.until_date
      AND (
        e.held
        AND COALESCE(e.outcome, 'other') <> 'not-quorate'
        AND (
          e.plan_key IS NULL OR e.plan_key = s.event_key
        )
      )
  ) AS points
) AS n
  ON n.event_key = s.event_key
),
clock_core_group AS (
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
FROM core_group_cycles AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = CASE WHEN b.cycle_number = 1 THEN 'core-group-first' ELSE 'core-group-later' END
  AND d1.day = b.cycle_date
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
    CASE WHEN b.clock_known AND (
      b.cycle_number > 1
    ) THEN 1 END AS c0,
    CASE WHEN b.clock_in_time THEN 1 END AS m0,
    CASE
      WHEN (
        NOT b.clock_excluded IS NULL
      ) AND (
        b.cycle_number > 1
      )
      THEN 1
    END AS x0,
    CASE WHEN (
      b.clock_cannot
    ) AND (
      b.cycle_number > 1
    ) THEN 1 END AS u0
  FROM clock_core_group AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_stop
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
