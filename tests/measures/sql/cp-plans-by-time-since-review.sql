-- cp-plans-by-time-since-review version 1
WITH own_cp_plans AS (
SELECT
  p.*
FROM cp_plans AS p
WHERE
  NOT COALESCE(p.other_authority_plan, FALSE)
),
cp_review_cycles AS (
SELECT
  s.*,
  n.cycle_number,
  n.cycle_date,
  n.next_date,
  n.previous_date
FROM own_cp_plans AS s
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
    FROM own_cp_plans AS s
    UNION
    SELECT
      s.event_key AS event_key,
      e.review_date AS cycle_date,
      1 AS is_event
    FROM own_cp_plans AS s
    JOIN cp_reviews AS e
      ON e.person_key = s.person_key
      AND e.review_date >= s.start_date
      AND e.review_date <= s.until_date
      AND (
        e.review_date > s.start_date
        AND (
          e.plan_key IS NULL OR e.plan_key = s.event_key
        )
      )
  ) AS points
) AS n
  ON n.event_key = s.event_key
),
tally_last_review AS (
SELECT
  p.period_id,
  t.event_key,
  MAX(CASE WHEN t.cycle_date <= p.as_at THEN t.cycle_date END) AS found
FROM gt_periods AS p
JOIN cp_review_cycles AS t
  ON t.cycle_number > 1
  AND CASE WHEN t.cycle_date <= p.as_at THEN t.cycle_date END <= p.as_at
GROUP BY
  p.period_id,
  t.event_key
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'up-to-3-months') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'over-3-to-6-months') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'over-6-to-9-months') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'over-9-months') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'not-reviewed') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a6
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN d1.due >= p.as_at
      THEN 'up-to-3-months'
      WHEN d2.due >= p.as_at
      THEN 'over-3-to-6-months'
      WHEN d3.due >= p.as_at
      THEN 'over-6-to-9-months'
      WHEN NOT last_review.found IS NULL AND NOT p.as_at IS NULL
      THEN 'over-9-months'
      WHEN NOT b.start_date IS NULL
      THEN 'not-reviewed'
    END AS g0
  FROM own_cp_plans AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
  LEFT JOIN tally_last_review AS last_review
    ON last_review.period_id = p.period_id AND last_review.event_key = b.event_key
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'months:3' AND d1.day = last_review.found
  LEFT JOIN gt_due AS d2
    ON d2.limit_key = 'months:6' AND d2.day = last_review.found
  LEFT JOIN gt_due AS d3
    ON d3.limit_key = 'months:9' AND d3.day = last_review.found
) AS r
GROUP BY
  period_id
