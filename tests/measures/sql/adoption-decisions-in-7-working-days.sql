-- adoption-decisions-in-7-working-days version 1
WITH adoption_panels AS (
SELECT
  p.authority AS authority,
  p.person_key AS person_key,
  p.event_key AS event_key,
  p.panel_date AS panel_date,
  MIN(d.decided_on) AS decided_date
FROM panels AS p
LEFT JOIN (
  SELECT
    person_key,
    decision_date AS decided_on
  FROM adoptions
  UNION ALL
  SELECT
    person_key,
    matched_date AS decided_on
  FROM adoptions
) AS d
  ON d.person_key = p.person_key AND d.decided_on >= p.panel_date
WHERE
  p.kind = 'adoption'
GROUP BY
  p.authority,
  p.person_key,
  p.event_key,
  p.panel_date
),
clock_adoption_decision AS (
SELECT
  b.*,
  b.panel_date AS clock_start,
  b.decided_date AS clock_stop,
  COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.decided_date, CAST('9999-12-31' AS DATE)),
    COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.panel_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.panel_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.decided_date IS NULL OR b.decided_date >= b.panel_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.panel_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.decided_date IS NULL OR b.decided_date >= b.panel_date
    )
  ) AS clock_cannot,
  b.decided_date <= d1.due AS clock_in_time
FROM adoption_panels AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'adoption-decision' AND d1.day = b.panel_date
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
    CASE WHEN b.clock_in_time THEN 1 END AS m0,
    CASE WHEN (
      NOT b.clock_excluded IS NULL
    ) THEN 1 END AS x0,
    CASE WHEN (
      b.clock_cannot
    ) THEN 1 END AS u0
  FROM clock_adoption_decision AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_stop
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
