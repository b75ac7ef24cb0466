-- cp-reviews-all-in-time-since-start version 1
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
clock_review_conference AS (
SELECT
  b.*,
  b.cycle_date AS clock_start,
  b.next_date AS clock_stop,
  COALESCE(b.end_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.next_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.end_date, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.cycle_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.cycle_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.next_date IS NULL OR b.next_date >= b.cycle_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.cycle_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.next_date IS NULL OR b.next_date >= b.cycle_date
    )
  ) AS clock_cannot,
  b.next_date <= d1.due AS clock_in_time
FROM cp_review_cycles AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = CASE
    WHEN b.cycle_number = 1
    THEN 'review-conference-first'
    ELSE 'review-conference-later'
  END
  AND d1.day = b.cycle_date
),
tally_ever_late_review AS (
SELECT
  p.period_id,
  t.event_key,
  MAX(
    CASE
      WHEN (
        CASE WHEN t.clock_stop <= p.as_at THEN t.clock_stop END IS NULL
        AND t.clock_due < p.as_at
      )
      OR NOT CASE WHEN t.clock_stop <= p.as_at THEN t.clock_in_time END
      THEN 1
      ELSE 0
    END
  ) AS found
FROM gt_periods AS p
JOIN clock_review_conference AS t
  ON CASE WHEN t.start_date <= p.as_at THEN t.start_date END <= p.as_at
  AND t.until_date > p.as_at
  AND CASE WHEN t.clock_start <= p.as_at THEN t.clock_start END <= p.as_at
GROUP BY
  p.period_id,
  t.event_key
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
    CASE WHEN d1.due <= p.as_at THEN 1 END AS c0,
    CASE WHEN ever_late_review.found = 0 THEN 1 END AS m0
  FROM own_cp_plans AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
  LEFT JOIN tally_ever_late_review AS ever_late_review
    ON ever_late_review.period_id = p.period_id
    AND ever_late_review.event_key = b.event_key
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'reviews-measured-from' AND d1.day = b.start_date
) AS r
GROUP BY
  period_id
