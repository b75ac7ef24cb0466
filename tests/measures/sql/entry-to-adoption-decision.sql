-- entry-to-adoption-decision version 1
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
    c0 = 1 AND NOT v0 IS NULL) AS a0,
  SUM(v0) FILTER(WHERE
    c0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    (
      CASE WHEN c2.day_number >= c1.day_number THEN c2.day_number - c1.day_number END
    ) AS v0
  FROM adoption_ways AS b
  JOIN gt_days AS d
    ON d.span = 'months_12' AND d.day = b.order_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_calendar AS c1
    ON c1.day = CASE WHEN b.care_date <= p.as_at THEN b.care_date END
  LEFT JOIN gt_calendar AS c2
    ON c2.day = CASE WHEN b.decision_date <= p.as_at THEN b.decision_date END
) AS r
GROUP BY
  period_id
