-- needs-assessments-of-eligible-children-in-time version 1
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
clock_needs_assessment_eligible AS (
SELECT
  b.*,
  GREATEST(d1.due, d2.due) AS clock_start,
  CASE
    WHEN b.first_plan_date < GREATEST(d1.due, d2.due)
    THEN GREATEST(d1.due, d2.due)
    ELSE b.first_plan_date
  END AS clock_stop,
  COALESCE(b.until_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(
      CASE
        WHEN b.first_plan_date < GREATEST(d1.due, d2.due)
        THEN GREATEST(d1.due, d2.due)
        ELSE b.first_plan_date
      END,
      CAST('9999-12-31' AS DATE)
    ),
    COALESCE(b.until_date, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(GREATEST(d1.due, d2.due), CAST('1900-01-01' AS DATE)) AS clock_from,
  d3.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT GREATEST(d1.due, d2.due) IS NULL
    AND NOT d3.due IS NULL
    AND (
      CASE
        WHEN b.first_plan_date < GREATEST(d1.due, d2.due)
        THEN GREATEST(d1.due, d2.due)
        ELSE b.first_plan_date
      END IS NULL
      OR CASE
        WHEN b.first_plan_date < GREATEST(d1.due, d2.due)
        THEN GREATEST(d1.due, d2.due)
        ELSE b.first_plan_date
      END >= GREATEST(d1.due, d2.due)
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT GREATEST(d1.due, d2.due) IS NULL
    AND NOT d3.due IS NULL
    AND (
      CASE
        WHEN b.first_plan_date < GREATEST(d1.due, d2.due)
        THEN GREATEST(d1.due, d2.due)
        ELSE b.first_plan_date
      END IS NULL
      OR CASE
        WHEN b.first_plan_date < GREATEST(d1.due, d2.due)
        THEN GREATEST(d1.due, d2.due)
        ELSE b.first_plan_date
      END >= GREATEST(d1.due, d2.due)
    )
  ) AS clock_cannot,
  CASE
    WHEN b.first_plan_date < GREATEST(d1.due, d2.due)
    THEN GREATEST(d1.due, d2.due)
    ELSE b.first_plan_date
  END <= d3.due AS clock_in_time
FROM care_at_sixteen AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'years:16' AND d1.day = b.birth_date
LEFT JOIN gt_due AS d2
  ON d2.limit_key = 'weeks:13' AND d2.day = b.start_date
LEFT JOIN gt_due AS d3
  ON d3.limit_key = 'needs-assessment' AND d3.day = GREATEST(d1.due, d2.due)
LEFT JOIN gt_due AS d4
  ON d4.limit_key = 'years:18' AND d4.day = b.birth_date
WHERE
  GREATEST(d1.due, d2.due) < b.until_date AND GREATEST(d1.due, d2.due) < d4.due
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
  FROM clock_needs_assessment_eligible AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_due
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
