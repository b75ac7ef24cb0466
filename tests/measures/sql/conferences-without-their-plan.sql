-- conferences-without-their-plan version 1
WITH conferences_and_plans AS (
SELECT
  c.*,
  n.named_date,
  f.found_date
FROM conferences AS c
LEFT JOIN (
  SELECT
    conference_key,
    MIN(start_date) AS named_date
  FROM cp_plans
  WHERE
    NOT conference_key IS NULL
  GROUP BY
    conference_key
) AS n
  ON n.conference_key = c.event_key
LEFT JOIN (
  SELECT
    x.event_key AS event_key,
    MIN(p.start_date) AS found_date
  FROM conferences AS x
  JOIN cp_plans AS p
    ON p.person_key = x.person_key
    AND p.conference_key IS NULL
    AND p.start_date >= x.conference_date
  GROUP BY
    x.event_key
) AS f
  ON f.event_key = c.event_key
WHERE
  COALESCE(c.kind, 'initial') IN ('initial', 'pre-birth', 'receiving-in', 'transfer-in')
),
clock_plan_after_conference AS (
SELECT
  b.*,
  b.conference_date AS clock_start,
  CASE
    WHEN b.found_date <= d1.due
    THEN LEAST(b.found_date, COALESCE(b.named_date, b.found_date))
    ELSE b.named_date
  END AS clock_stop,
  COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(
      CASE
        WHEN b.found_date <= d1.due
        THEN LEAST(b.found_date, COALESCE(b.named_date, b.found_date))
        ELSE b.named_date
      END,
      CAST('9999-12-31' AS DATE)
    ),
    COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.conference_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d2.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.conference_date IS NULL
    AND NOT d2.due IS NULL
    AND (
      CASE
        WHEN b.found_date <= d1.due
        THEN LEAST(b.found_date, COALESCE(b.named_date, b.found_date))
        ELSE b.named_date
      END IS NULL
      OR CASE
        WHEN b.found_date <= d1.due
        THEN LEAST(b.found_date, COALESCE(b.named_date, b.found_date))
        ELSE b.named_date
      END >= b.conference_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.conference_date IS NULL
    AND NOT d2.due IS NULL
    AND (
      CASE
        WHEN b.found_date <= d1.due
        THEN LEAST(b.found_date, COALESCE(b.named_date, b.found_date))
        ELSE b.named_date
      END IS NULL
      OR CASE
        WHEN b.found_date <= d1.due
        THEN LEAST(b.found_date, COALESCE(b.named_date, b.found_date))
        ELSE b.named_date
      END >= b.conference_date
    )
  ) AS clock_cannot,
  CASE
    WHEN b.found_date <= d1.due
    THEN LEAST(b.found_date, COALESCE(b.named_date, b.found_date))
    ELSE b.named_date
  END <= d2.due AS clock_in_time
FROM conferences_and_plans AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'conference-to-plan' AND d1.day = b.conference_date
LEFT JOIN gt_due AS d2
  ON d2.limit_key = 'plan-after-conference' AND d2.day = b.conference_date
WHERE
  b.led_to_plan
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0
  FROM clock_plan_after_conference AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
