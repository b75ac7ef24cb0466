-- conferences-leading-to-plan version 1
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
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND m0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN COALESCE(
        b.led_to_plan,
        CASE WHEN b.named_date <= p.as_at THEN b.named_date END <= d1.due
        OR CASE WHEN b.found_date <= p.as_at THEN b.found_date END <= d1.due
      )
      THEN 1
    END AS m0
  FROM conferences_and_plans AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.conference_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'conference-to-plan' AND d1.day = b.conference_date
) AS r
GROUP BY
  period_id
