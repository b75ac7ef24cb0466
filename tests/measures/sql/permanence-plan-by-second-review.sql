-- permanence-plan-by-second-review version 1
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
reviewed_care AS (
SELECT
  l.*,
  r.records_from
FROM looked_after AS l
LEFT JOIN (
  SELECT
    authority,
    MIN(review_date) AS records_from
  FROM care_reviews
  WHERE
    NOT COALESCE(cancelled, FALSE)
  GROUP BY
    authority
) AS r
  ON r.authority = l.authority
),
care_review_cycles AS (
SELECT
  s.*,
  n.cycle_number,
  n.cycle_date,
  n.next_date,
  n.previous_date
FROM reviewed_care AS s
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
    FROM reviewed_care AS s
    UNION
    SELECT
      s.event_key AS event_key,
      e.review_date AS cycle_date,
      1 AS is_event
    FROM reviewed_care AS s
    JOIN care_reviews AS e
      ON e.person_key = s.person_key
      AND e.review_date >= s.start_date
      AND e.review_date <= s.until_date
      AND (
        NOT COALESCE(e.cancelled, FALSE)
      )
  ) AS points
) AS n
  ON n.event_key = s.event_key
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
second_reviews AS (
SELECT
  c.authority,
  c.person_key,
  c.event_key,
  c.start_date,
  c.next_date AS second_review_date,
  p.permanence_date
FROM care_review_cycles AS c
JOIN planned_care AS p
  ON p.event_key = c.event_key
WHERE
  c.cycle_number = 2
  AND NOT c.next_date IS NULL
  AND c.start_date >= c.records_from
  AND COALESCE(c.start_known, TRUE)
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
      WHEN NOT CASE WHEN b.permanence_date <= p.as_at THEN b.permanence_date END IS NULL
      AND CASE WHEN b.permanence_date <= p.as_at THEN b.permanence_date END <= b.second_review_date
      THEN 1
    END AS m0
  FROM second_reviews AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.second_review_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
