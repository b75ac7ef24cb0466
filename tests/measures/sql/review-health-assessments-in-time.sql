-- review-health-assessments-in-time version 1
WITH looked_after AS (
SELECT
  c.*,
  p.birth_date
FROM care_periods AS c
LEFT JOIN people AS p
  ON p.person_key = c.person_key
WHERE
  NOT COALESCE(c.short_breaks, FALSE)
),
health_assessment_cycles AS (
SELECT
  s.*,
  n.cycle_number,
  n.cycle_date,
  n.next_date,
  n.previous_date
FROM looked_after AS s
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
    FROM looked_after AS s
    UNION
    SELECT
      s.event_key AS event_key,
      e.check_date AS cycle_date,
      1 AS is_event
    FROM looked_after AS s
    JOIN health_checks AS e
      ON e.person_key = s.person_key
      AND e.check_date >= s.start_date
      AND e.check_date <= s.until_date
      AND (
        e.kind IN ('health-assessment-initial', 'health-assessment-review', 'health-assessment')
        AND COALESCE(e.status, 'completed') = 'completed'
      )
  ) AS points
) AS n
  ON n.event_key = s.event_key
),
clock_health_assessment AS (
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
  CASE
    WHEN CASE WHEN b.cycle_number > 1 THEN d1.due END > b.cycle_date
    AND CASE WHEN b.cycle_number > 1 THEN d1.due END <= d2.due
    THEN GREATEST(d3.due, CASE WHEN b.cycle_number > 1 THEN d1.due END)
    ELSE d2.due
  END AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.cycle_date IS NULL
    AND NOT CASE
      WHEN CASE WHEN b.cycle_number > 1 THEN d1.due END > b.cycle_date
      AND CASE WHEN b.cycle_number > 1 THEN d1.due END <= d2.due
      THEN GREATEST(d3.due, CASE WHEN b.cycle_number > 1 THEN d1.due END)
      ELSE d2.due
    END IS NULL
    AND (
      b.next_date IS NULL OR b.next_date >= b.cycle_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.cycle_date IS NULL
    AND NOT CASE
      WHEN CASE WHEN b.cycle_number > 1 THEN d1.due END > b.cycle_date
      AND CASE WHEN b.cycle_number > 1 THEN d1.due END <= d2.due
      THEN GREATEST(d3.due, CASE WHEN b.cycle_number > 1 THEN d1.due END)
      ELSE d2.due
    END IS NULL
    AND (
      b.next_date IS NULL OR b.next_date >= b.cycle_date
    )
  ) AS clock_cannot,
  b.next_date <= CASE
    WHEN CASE WHEN b.cycle_number > 1 THEN d1.due END > b.cycle_date
    AND CASE WHEN b.cycle_number > 1 THEN d1.due END <= d2.due
    THEN GREATEST(d3.due, CASE WHEN b.cycle_number > 1 THEN d1.due END)
    ELSE d2.due
  END AS clock_in_time
FROM health_assessment_cycles AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'health-young' AND d1.day = b.birth_date
LEFT JOIN gt_due AS d2
  ON d2.limit_key = CASE
    WHEN b.cycle_number = 1
    THEN 'health-first'
    WHEN b.birth_date IS NULL
    THEN NULL
    WHEN d1.due > b.cycle_date
    THEN 'health-review-young'
    ELSE 'health-review'
  END
  AND d2.day = b.cycle_date
LEFT JOIN gt_due AS d3
  ON d3.limit_key = 'health-review' AND d3.day = b.cycle_date
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
    CASE
      WHEN b.clock_known
      AND (
        (
          NOT CASE WHEN b.clock_stop <= p.as_at THEN b.clock_stop END IS NULL
          AND CASE WHEN b.clock_stop <= p.as_at THEN b.clock_in_time END
        )
        OR b.clock_closes > b.clock_due
      )
      AND (
        b.cycle_number > 1
      )
      THEN 1
    END AS c0,
    CASE
      WHEN NOT CASE WHEN b.clock_stop <= p.as_at THEN b.clock_stop END IS NULL
      AND CASE WHEN b.clock_stop <= p.as_at THEN b.clock_in_time END
      THEN 1
    END AS m0,
    CASE
      WHEN (
        NOT b.clock_excluded IS NULL
      )
      AND (
        (
          NOT CASE WHEN b.clock_stop <= p.as_at THEN b.clock_stop END IS NULL
          AND CASE WHEN b.clock_stop <= p.as_at THEN b.clock_in_time END
        )
        OR b.clock_closes > b.clock_due
      )
      AND (
        b.cycle_number > 1
      )
      THEN 1
    END AS x0,
    CASE
      WHEN (
        b.clock_cannot
      )
      AND (
        (
          NOT CASE WHEN b.clock_stop <= p.as_at THEN b.clock_stop END IS NULL
          AND CASE WHEN b.clock_stop <= p.as_at THEN b.clock_in_time END
        )
        OR b.clock_closes > b.clock_due
      )
      AND (
        b.cycle_number > 1
      )
      THEN 1
    END AS u0
  FROM clock_health_assessment AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_due
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
