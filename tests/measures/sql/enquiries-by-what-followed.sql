-- enquiries-by-what-followed version 1
WITH enquiries_and_conferences AS (
SELECT
  e.*,
  h.held_date,
  h.made_date,
  h.said_date
FROM s47_enquiries AS e
LEFT JOIN (
  SELECT
    c.event_key AS event_key,
    MIN(c.conference_date) AS held_date,
    MIN(CASE WHEN c.led_to_plan THEN c.conference_date END) AS made_date,
    MIN(CASE WHEN NOT c.led_to_plan IS NULL THEN c.conference_date END) AS said_date
  FROM (
    SELECT
      enquiry_key AS event_key,
      conference_date,
      led_to_plan
    FROM conferences
    WHERE
      NOT enquiry_key IS NULL
      AND COALESCE(kind, 'initial') IN ('initial', 'pre-birth', 'receiving-in', 'transfer-in')
    UNION ALL
    SELECT
      event_key,
      conference_date,
      conference_led_to_plan AS led_to_plan
    FROM s47_enquiries
    WHERE
      NOT conference_date IS NULL
  ) AS c
  GROUP BY
    c.event_key
) AS h
  ON h.event_key = e.event_key
),
enquiries_and_steps AS (
SELECT
  e.*,
  p.protection_date,
  n.plan_date,
  a.assessment_date
FROM enquiries_and_conferences AS e
LEFT JOIN (
  SELECT
    x.event_key AS event_key,
    MIN(y.start_date) AS protection_date
  FROM enquiries_and_conferences AS x
  JOIN cp_plans AS y
    ON y.person_key = x.person_key AND y.start_date >= x.held_date
  GROUP BY
    x.event_key
) AS p
  ON p.event_key = e.event_key
LEFT JOIN (
  SELECT
    x.event_key AS event_key,
    MIN(y.start_date) AS plan_date
  FROM s47_enquiries AS x
  JOIN cin_plans AS y
    ON y.person_key = x.person_key AND y.until_date > x.end_date
  GROUP BY
    x.event_key
) AS n
  ON n.event_key = e.event_key
LEFT JOIN (
  SELECT
    x.event_key AS event_key,
    MIN(y.start_date) AS assessment_date
  FROM s47_enquiries AS x
  JOIN assessments AS y
    ON y.person_key = x.person_key AND y.until_date > x.end_date
  GROUP BY
    x.event_key
) AS a
  ON a.event_key = e.event_key
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'protection-plan') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'conference') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'child-in-need-plan') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'assessment') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'no-further-action') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a6
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN NOT CASE WHEN b.held_date <= p.as_at THEN b.held_date END IS NULL
      AND (
        NOT CASE WHEN b.made_date <= p.as_at THEN b.made_date END IS NULL
        OR (
          CASE WHEN b.said_date <= p.as_at THEN b.said_date END IS NULL
          AND CASE WHEN b.protection_date <= p.as_at THEN b.protection_date END <= d1.due
        )
      )
      THEN 'protection-plan'
      WHEN NOT CASE WHEN b.held_date <= p.as_at THEN b.held_date END IS NULL
      THEN 'conference'
      WHEN CASE WHEN b.plan_date <= p.as_at THEN b.plan_date END <= d2.due
      THEN 'child-in-need-plan'
      WHEN CASE WHEN b.assessment_date <= p.as_at THEN b.assessment_date END <= d2.due
      THEN 'assessment'
      WHEN b.no_further_action
      THEN 'no-further-action'
    END AS g0
  FROM enquiries_and_steps AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.end_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'conference-to-plan'
    AND d1.day = CASE WHEN b.held_date <= p.as_at THEN b.held_date END
  LEFT JOIN gt_due AS d2
    ON d2.limit_key = 'enquiry-to-step' AND d2.day = b.end_date
) AS r
GROUP BY
  period_id
