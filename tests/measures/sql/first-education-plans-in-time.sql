-- first-education-plans-in-time version 1
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
first_education_plans AS (
SELECT
  l.*,
  f.plan_date
FROM looked_after AS l
LEFT JOIN (
  SELECT
    l.event_key,
    MIN(p.meeting_date) AS plan_date
  FROM looked_after AS l
  JOIN peps AS p
    ON p.person_key = l.person_key
    AND p.meeting_date >= l.start_date
    AND p.meeting_date <= l.until_date
  GROUP BY
    l.event_key
) AS f
  ON f.event_key = l.event_key
),
clock_first_education_plan AS (
SELECT
  b.*,
  CASE
    WHEN d1.due > b.start_date
    THEN d1.due
    WHEN NOT b.birth_date IS NULL
    THEN b.start_date
  END AS clock_start,
  CASE
    WHEN b.plan_date < d1.due AND d1.due > b.start_date
    THEN d1.due
    ELSE b.plan_date
  END AS clock_stop,
  COALESCE(
    CASE WHEN d2.due < b.until_date THEN d2.due ELSE b.until_date END,
    CAST('9999-12-31' AS DATE)
  ) AS clock_closes,
  LEAST(
    COALESCE(
      CASE
        WHEN b.plan_date < d1.due AND d1.due > b.start_date
        THEN d1.due
        ELSE b.plan_date
      END,
      CAST('9999-12-31' AS DATE)
    ),
    COALESCE(
      CASE WHEN d2.due < b.until_date THEN d2.due ELSE b.until_date END,
      CAST('9999-12-31' AS DATE)
    )
  ) AS clock_until,
  COALESCE(
    CASE
      WHEN d1.due > b.start_date
      THEN d1.due
      WHEN NOT b.birth_date IS NULL
      THEN b.start_date
    END,
    CAST('1900-01-01' AS DATE)
  ) AS clock_from,
  d3.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT CASE
      WHEN d1.due > b.start_date
      THEN d1.due
      WHEN NOT b.birth_date IS NULL
      THEN b.start_date
    END IS NULL
    AND NOT d3.due IS NULL
    AND (
      CASE
        WHEN b.plan_date < d1.due AND d1.due > b.start_date
        THEN d1.due
        ELSE b.plan_date
      END IS NULL
      OR CASE
        WHEN b.plan_date < d1.due AND d1.due > b.start_date
        THEN d1.due
        ELSE b.plan_date
      END >= CASE
        WHEN d1.due > b.start_date
        THEN d1.due
        WHEN NOT b.birth_date IS NULL
        THEN b.start_date
      END
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT CASE
      WHEN d1.due > b.start_date
      THEN d1.due
      WHEN NOT b.birth_date IS NULL
      THEN b.start_date
    END IS NULL
    AND NOT d3.due IS NULL
    AND (
      CASE
        WHEN b.plan_date < d1.due AND d1.due > b.start_date
        THEN d1.due
        ELSE b.plan_date
      END IS NULL
      OR CASE
        WHEN b.plan_date < d1.due AND d1.due > b.start_date
        THEN d1.due
        ELSE b.plan_date
      END >= CASE
        WHEN d1.due > b.start_date
        THEN d1.due
        WHEN NOT b.birth_date IS NULL
        THEN b.start_date
      END
    )
  ) AS clock_cannot,
  CASE
    WHEN b.plan_date < d1.due AND d1.due > b.start_date
    THEN d1.due
    ELSE b.plan_date
  END <= d3.due AS clock_in_time
FROM first_education_plans AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'education-plan-from' AND d1.day = b.birth_date
LEFT JOIN gt_due AS d2
  ON d2.limit_key = 'education-plan-to' AND d2.day = b.birth_date
LEFT JOIN gt_due AS d3
  ON d3.limit_key = 'education-plan'
  AND d3.day = CASE
    WHEN d1.due > b.start_date
    THEN d1.due
    WHEN NOT b.birth_date IS NULL
    THEN b.start_date
  END
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
  FROM clock_first_education_plan AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_due
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
