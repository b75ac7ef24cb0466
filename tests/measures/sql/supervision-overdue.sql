-- supervision-overdue version 1
WITH allocations AS (
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
supervision_of_allocations AS (
SELECT
  s.*,
  n.cycle_number,
  n.cycle_date,
  n.next_date,
  n.previous_date
FROM allocations AS s
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
    FROM allocations AS s
    UNION
    SELECT
      s.event_key AS event_key,
      e.supervision_date AS cycle_date,
      1 AS is_event
    FROM allocations AS s
    JOIN supervisions AS e
      ON e.person_key = s.person_key
      AND e.supervision_date >= s.start_date
      AND e.supervision_date <= s.until_date
      AND (
        e.kind IN ('case')
        AND (
          next_start IS NULL OR e.supervision_date < next_start
        )
      )
  ) AS points
) AS n
  ON n.event_key = s.event_key
),
clock_supervision AS (
SELECT
  b.*,
  b.cycle_date AS clock_start,
  b.next_date AS clock_stop,
  COALESCE(b.until_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.next_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.until_date, CAST('9999-12-31' AS DATE))
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
FROM supervision_of_allocations AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'supervision' AND d1.day = b.cycle_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0
  FROM clock_supervision AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
