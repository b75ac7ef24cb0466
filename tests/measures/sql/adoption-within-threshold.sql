-- adoption-within-threshold version 1
WITH adoption_ways AS (
SELECT
  a.*,
  COALESCE(a.entered_care_date, c.start_date) AS care_date,
  LEAST(COALESCE(a.decision_date, a.order_date), COALESCE(a.order_date, a.decision_date)) AS since,
  COALESCE(a.reversed_date, CAST('9999-12-31' AS DATE)) AS until_date,
  CAST('9999-12-31' AS DATE) AS always_until,
  LEAST(
    COALESCE(a.placed_date, CAST('9999-12-31' AS DATE)),
    COALESCE(a.order_date, CAST('9999-12-31' AS DATE)),
    COALESCE(a.reversed_date, CAST('9999-12-31' AS DATE))
  ) AS waiting_until
FROM adoptions AS a
LEFT JOIN (
  SELECT
    w.event_key AS event_key,
    p.start_date AS start_date,
    ROW_NUMBER() OVER (PARTITION BY w.event_key ORDER BY p.start_date DESC) AS place
  FROM adoptions AS w
  JOIN care_periods AS p
    ON p.person_key = w.person_key
    AND NOT COALESCE(p.short_breaks, FALSE)
    AND p.start_date <= COALESCE(w.decision_date, w.placement_order_date, w.placed_date, w.order_date)
    AND p.until_date >= COALESCE(w.decision_date, w.placement_order_date, w.placed_date, w.order_date)
) AS c
  ON c.event_key = a.event_key AND c.place = 1
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
    CASE
      WHEN NOT CASE WHEN b.care_date <= p.as_at THEN b.care_date END IS NULL
      AND (
        d1.due > p.as_at
        OR (
          CASE WHEN b.order_date <= p.as_at THEN b.order_date END IS NULL
          AND NOT CASE WHEN b.decision_date <= p.as_at THEN b.decision_date END IS NULL
          AND CASE WHEN b.reversed_date <= p.as_at THEN b.reversed_date END IS NULL
        )
      )
      THEN 1
    END AS c0,
    CASE
      WHEN (
        CASE WHEN c3.day_number >= c2.day_number THEN c3.day_number - c2.day_number END
      ) <= (
        CASE
          WHEN NOT p.as_at IS NULL AND p.as_at <= CAST('2013-03-31' AS DATE)
          THEN 639
          WHEN (
            NOT p.as_at IS NULL AND p.as_at >= CAST('2013-04-01' AS DATE)
          )
          AND p.as_at <= CAST('2014-03-31' AS DATE)
          THEN 547
          WHEN (
            NOT p.as_at IS NULL AND p.as_at >= CAST('2014-04-01' AS DATE)
          )
          AND p.as_at <= CAST('2015-03-31' AS DATE)
          THEN 487
          WHEN NOT p.as_at IS NULL AND p.as_at >= CAST('2015-04-01' AS DATE)
          THEN 426
        END
      )
      THEN 1
    END AS m0
  FROM adoption_ways AS b
  JOIN gt_periods AS p
    ON b.since <= p.as_at AND b.always_until > p.as_at
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'months:36'
    AND d1.day = CASE WHEN b.order_date <= p.as_at THEN b.order_date END
  LEFT JOIN gt_calendar AS c2
    ON c2.day = CASE WHEN b.care_date <= p.as_at THEN b.care_date END
  LEFT JOIN gt_calendar AS c3
    ON c3.day = COALESCE(CASE WHEN b.placed_date <= p.as_at THEN b.placed_date END, p.as_at)
) AS r
GROUP BY
  period_id
