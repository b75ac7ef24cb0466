-- needs-assessments-of-relevant-children-in-time version 1
WITH care_at_sixteen AS (
SELECT
  c.authority AS authority,
  c.person_key AS person_key,
  c.event_key AS event_key,
  c.start_date AS start_date,
  c.end_date AS end_date,
  c.end_reason AS end_reason,
  c.until_date AS until_date,
  p.birth_date AS birth_date,
  w.first_on AS first_plan_date
FROM care_periods AS c
JOIN people AS p
  ON p.person_key = c.person_key
LEFT JOIN (
  SELECT
    person_key,
    MIN(review_date) AS first_on
  FROM pathway_plans
  GROUP BY
    person_key
) AS w
  ON w.person_key = c.person_key
WHERE
  NOT p.birth_date IS NULL AND NOT COALESCE(c.short_breaks, FALSE)
),
clock_needs_assessment_relevant AS (
SELECT
  b.*,
  b.end_date AS clock_start,
  b.first_plan_date AS clock_stop,
  COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.first_plan_date, CAST('9999-12-31' AS DATE)),
    COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.end_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.end_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.first_plan_date IS NULL OR b.first_plan_date >= b.end_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.end_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.first_plan_date IS NULL OR b.first_plan_date >= b.end_date
    )
  ) AS clock_cannot,
  b.first_plan_date <= d1.due AS clock_in_time
FROM care_at_sixteen AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'needs-assessment' AND d1.day = b.end_date
LEFT JOIN gt_due AS d2
  ON d2.limit_key = 'years:16' AND d2.day = b.birth_date
LEFT JOIN gt_due AS d3
  ON d3.limit_key = 'years:18' AND d3.day = b.birth_date
LEFT JOIN gt_due AS d4
  ON d4.limit_key = 'weeks:13' AND d4.day = b.start_date
WHERE
  b.end_date >= d2.due
  AND b.end_date < d3.due
  AND b.end_date >= d4.due
  AND (
    b.first_plan_date IS NULL OR b.first_plan_date >= b.end_date
  )
  AND NOT COALESCE(b.end_reason, 'E8') IN ('E11', 'E12')
  AND NOT COALESCE(b.end_reason, 'E8') IN ('E4A', 'E4B')
  AND NOT COALESCE(b.end_reason, 'E8') IN ('E3')
  AND NOT COALESCE(b.end_reason, 'E8') = 'E2'
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
  FROM clock_needs_assessment_relevant AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_due
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
