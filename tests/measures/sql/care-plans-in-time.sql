-- care-plans-in-time version 1
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
entries_to_care AS (
SELECT
  l.*,
  before.permanent AS permanent_before,
  left_care.left_before_date
FROM looked_after AS l
LEFT JOIN (
  SELECT
    person_key,
    MAX(CASE WHEN option IN ('P1', 'P2', 'P3') THEN 1 ELSE 0 END) AS permanent
  FROM previous_permanence
  GROUP BY
    person_key
) AS before
  ON before.person_key = l.person_key
LEFT JOIN (
  SELECT
    l.event_key,
    MAX(e.end_date) AS left_before_date
  FROM looked_after AS l
  JOIN looked_after AS e
    ON e.person_key = l.person_key
    AND e.start_date < l.start_date
    AND e.end_date <= l.start_date
  GROUP BY
    l.event_key
) AS left_care
  ON left_care.event_key = l.event_key
),
planned_care AS (
SELECT
  l.*,
  p.plan_date,
  p.permanence_date,
  o.officer_date
FROM entries_to_care AS l
LEFT JOIN (
  SELECT
    l.event_key,
    MIN(GREATEST(p.start_date, l.start_date)) AS plan_date,
    MIN(
      CASE
        WHEN p.permanence <> 'not-yet-decided'
        THEN GREATEST(p.start_date, l.start_date)
      END
    ) AS permanence_date
  FROM entries_to_care AS l
  JOIN permanence_plans AS p
    ON p.person_key = l.person_key
    AND p.start_date <= l.until_date
    AND p.until_date > l.start_date
    AND (
      l.left_before_date IS NULL OR p.start_date >= l.left_before_date
    )
  GROUP BY
    l.event_key
) AS p
  ON p.event_key = l.event_key
LEFT JOIN (
  SELECT
    l.event_key,
    MIN(GREATEST(i.start_date, l.start_date)) AS officer_date
  FROM entries_to_care AS l
  JOIN involvements AS i
    ON i.person_key = l.person_key
    AND i.role = 'iro'
    AND i.start_date <= l.until_date
    AND i.until_date > l.start_date
  GROUP BY
    l.event_key
) AS o
  ON o.event_key = l.event_key
),
clock_care_plan AS (
SELECT
  b.*,
  b.start_date AS clock_start,
  b.plan_date AS clock_stop,
  COALESCE(b.until_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.plan_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.until_date, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.start_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.plan_date IS NULL OR b.plan_date >= b.start_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.plan_date IS NULL OR b.plan_date >= b.start_date
    )
  ) AS clock_cannot,
  b.plan_date <= d1.due AS clock_in_time
FROM planned_care AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'care-plan' AND d1.day = b.start_date
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
      THEN 1
    END AS u0
  FROM clock_care_plan AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_due
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
