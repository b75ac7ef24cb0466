-- first-visits-in-placement-in-time version 1
WITH homes AS (
SELECT
  p.*
FROM placements AS p
LEFT JOIN care_periods AS c
  ON c.event_key = p.care_period_key
WHERE
  NOT COALESCE(p.short_breaks, c.short_breaks, FALSE)
),
legal_spans AS (
SELECT
  s.authority,
  s.person_key,
  s.event_key,
  s.status,
  s.start_date,
  LEAST(
    s.until_date,
    COALESCE(
      LEAD(s.start_date) OVER (
        PARTITION BY s.person_key
        ORDER BY s.start_date NULLS LAST, s.event_key NULLS LAST
      ),
      CAST('9999-12-31' AS DATE)
    )
  ) AS to_date
FROM legal_statuses AS s
),
visited_stays AS (
SELECT
  h.authority,
  h.person_key,
  h.event_key,
  h.care_period_key,
  h.placement_type,
  h.intended_to_last,
  h.start_date,
  LEAST(h.until_date, COALESCE(o.order_date, h.until_date)) AS until_date
FROM homes AS h
LEFT JOIN (
  SELECT
    h.event_key,
    MIN(s.start_date) AS order_date
  FROM homes AS h
  JOIN legal_spans AS s
    ON s.person_key = h.person_key
    AND s.status = 'C2'
    AND s.start_date > h.start_date
    AND s.start_date < h.until_date
  WHERE
    h.placement_type = 'P1'
  GROUP BY
    h.event_key
) AS o
  ON o.event_key = h.event_key
UNION ALL
SELECT
  h.authority,
  h.person_key,
  MIN(s.event_key) AS event_key,
  h.care_period_key,
  h.placement_type,
  h.intended_to_last,
  MIN(s.start_date) AS start_date,
  h.until_date
FROM homes AS h
JOIN legal_spans AS s
  ON s.person_key = h.person_key
  AND s.status = 'C2'
  AND s.start_date > h.start_date
  AND s.start_date < h.until_date
WHERE
  h.placement_type = 'P1'
GROUP BY
  h.authority,
  h.person_key,
  h.event_key,
  h.care_period_key,
  h.placement_type,
  h.intended_to_last,
  h.until_date
),
care_visit_cycles AS (
SELECT
  s.*,
  n.cycle_number,
  n.cycle_date,
  n.next_date,
  n.previous_date
FROM visited_stays AS s
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
    FROM visited_stays AS s
    UNION
    SELECT
      s.event_key AS event_key,
      e.visit_date AS cycle_date,
      1 AS is_event
    FROM visited_stays AS s
    JOIN visits AS e
      ON e.person_key = s.person_key
      AND e.visit_date >= s.start_date
      AND e.visit_date <= s.until_date
      AND (
        COALESCE(e.seen, TRUE)
        AND (
          e.kind IN ('cla', 'cla-first') OR e.kind = 'adoption'
        )
      )
  ) AS points
) AS n
  ON n.event_key = s.event_key
),
looked_after AS (
SELECT
  c.*,
  p.birth_date
FROM care_periods AS c
LEFT JOIN people AS p
  ON p.person_key = c.person_key
WHERE
  NOT COALESCE(c.short_breaks, FALSE)
),
visits_due AS (
SELECT
  c.*,
  l.status AS status_then,
  a.temporary AS with_temporary_carers,
  r.first_review_date
FROM care_visit_cycles AS c
LEFT JOIN legal_spans AS l
  ON l.person_key = c.person_key
  AND l.start_date <= c.cycle_date
  AND l.to_date > c.cycle_date
LEFT JOIN (
  SELECT DISTINCT
    c.event_key,
    c.cycle_number,
    1 AS temporary
  FROM care_visit_cycles AS c
  JOIN connected_carers AS k
    ON k.person_key = c.person_key
    AND k.kind IN ('reg-24', 'reg-24-extension')
    AND COALESCE(k.placed_date, k.approved_date) <= c.cycle_date
    AND COALESCE(k.full_approval_date, k.until_date) > c.cycle_date
  WHERE
    c.placement_type IN ('U1', 'U2', 'U3')
) AS a
  ON a.event_key = c.event_key AND a.cycle_number = c.cycle_number
LEFT JOIN (
  SELECT
    s.event_key,
    MIN(e.review_date) AS first_review_date
  FROM visited_stays AS s
  JOIN looked_after AS p
    ON p.person_key = s.person_key
    AND p.start_date <= s.start_date
    AND p.until_date > s.start_date
  JOIN care_reviews AS e
    ON e.person_key = s.person_key
    AND e.review_date >= p.start_date
    AND NOT COALESCE(e.cancelled, FALSE)
  GROUP BY
    s.event_key
) AS r
  ON r.event_key = c.event_key
),
clock_care_visit AS (
SELECT
  b.*,
  b.cycle_date AS clock_start,
  b.next_date AS clock_stop,
  COALESCE(b.until_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.next_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.until_date, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.cycle_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  CASE
    WHEN CASE
      WHEN (
        b.with_temporary_carers = 1
        OR (
          b.placement_type = 'P1' AND b.status_then = 'C1'
        )
      )
      AND b.cycle_number > 1
      THEN b.first_review_date
    END > b.cycle_date
    AND CASE
      WHEN (
        b.with_temporary_carers = 1
        OR (
          b.placement_type = 'P1' AND b.status_then = 'C1'
        )
      )
      AND b.cycle_number > 1
      THEN b.first_review_date
    END <= d2.due
    THEN GREATEST(
      d3.due,
      CASE
        WHEN (
          b.with_temporary_carers = 1
          OR (
            b.placement_type = 'P1' AND b.status_then = 'C1'
          )
        )
        AND b.cycle_number > 1
        THEN b.first_review_date
      END
    )
    ELSE d2.due
  END AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.cycle_date IS NULL
    AND NOT CASE
      WHEN CASE
        WHEN (
          b.with_temporary_carers = 1
          OR (
            b.placement_type = 'P1' AND b.status_then = 'C1'
          )
        )
        AND b.cycle_number > 1
        THEN b.first_review_date
      END > b.cycle_date
      AND CASE
        WHEN (
          b.with_temporary_carers = 1
          OR (
            b.placement_type = 'P1' AND b.status_then = 'C1'
          )
        )
        AND b.cycle_number > 1
        THEN b.first_review_date
      END <= d2.due
      THEN GREATEST(
        d3.due,
        CASE
          WHEN (
            b.with_temporary_carers = 1
            OR (
              b.placement_type = 'P1' AND b.status_then = 'C1'
            )
          )
          AND b.cycle_number > 1
          THEN b.first_review_date
        END
      )
      ELSE d2.due
    END IS NULL
    AND (
      b.next_date IS NULL OR b.next_date >= b.cycle_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.cycle_date IS NULL
    AND NOT CASE
      WHEN CASE
        WHEN (
          b.with_temporary_carers = 1
          OR (
            b.placement_type = 'P1' AND b.status_then = 'C1'
          )
        )
        AND b.cycle_number > 1
        THEN b.first_review_date
      END > b.cycle_date
      AND CASE
        WHEN (
          b.with_temporary_carers = 1
          OR (
            b.placement_type = 'P1' AND b.status_then = 'C1'
          )
        )
        AND b.cycle_number > 1
        THEN b.first_review_date
      END <= d2.due
      THEN GREATEST(
        d3.due,
        CASE
          WHEN (
            b.with_temporary_carers = 1
            OR (
              b.placement_type = 'P1' AND b.status_then = 'C1'
            )
          )
          AND b.cycle_number > 1
          THEN b.first_review_date
        END
      )
      ELSE d2.due
    END IS NULL
    AND (
      b.next_date IS NULL OR b.next_date >= b.cycle_date
    )
  ) AS clock_cannot,
  b.next_date <= CASE
    WHEN CASE
      WHEN (
        b.with_temporary_carers = 1
        OR (
          b.placement_type = 'P1' AND b.status_then = 'C1'
        )
      )
      AND b.cycle_number > 1
      THEN b.first_review_date
    END > b.cycle_date
    AND CASE
      WHEN (
        b.with_temporary_carers = 1
        OR (
          b.placement_type = 'P1' AND b.status_then = 'C1'
        )
      )
      AND b.cycle_number > 1
      THEN b.first_review_date
    END <= d2.due
    THEN GREATEST(
      d3.due,
      CASE
        WHEN (
          b.with_temporary_carers = 1
          OR (
            b.placement_type = 'P1' AND b.status_then = 'C1'
          )
        )
        AND b.cycle_number > 1
        THEN b.first_review_date
      END
    )
    ELSE d2.due
  END AS clock_in_time
FROM visits_due AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'care-visit-lasting-after' AND d1.day = b.start_date
LEFT JOIN gt_due AS d2
  ON d2.limit_key = CASE
    WHEN (
      b.with_temporary_carers = 1
      OR (
        b.placement_type = 'P1' AND b.status_then = 'C1'
      )
    )
    AND (
      b.first_review_date IS NULL OR b.first_review_date > b.cycle_date
    )
    THEN 'care-visit-weekly'
    WHEN b.cycle_number = 1
    THEN 'care-visit-first'
    WHEN (
      b.with_temporary_carers = 1
      OR (
        b.placement_type = 'P1' AND b.status_then = 'C1'
      )
    )
    THEN 'care-visit-unsettled'
    WHEN b.placement_type = 'P1' AND b.status_then = 'C2'
    THEN 'care-visit'
    WHEN COALESCE(b.intended_to_last, FALSE) AND d1.due <= b.cycle_date
    THEN 'care-visit-lasting'
    ELSE 'care-visit'
  END
  AND d2.day = b.cycle_date
LEFT JOIN gt_due AS d3
  ON d3.limit_key = 'care-visit-unsettled' AND d3.day = b.cycle_date
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
      AND (
        b.cycle_number = 1
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
      AND (
        b.cycle_number = 1
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
      AND (
        b.cycle_number = 1
      )
      THEN 1
    END AS u0
  FROM clock_care_visit AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_due
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
