-- temporary-moves-too-long version 1
WITH homes AS (
SELECT
  p.*
FROM placements AS p
LEFT JOIN care_periods AS c
  ON c.event_key = p.care_period_key
WHERE
  NOT COALESCE(p.short_breaks, c.short_breaks, FALSE)
),
clock_temporary_move AS (
SELECT
  b.*,
  b.start_date AS clock_start,
  b.end_date AS clock_stop,
  COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.end_date, CAST('9999-12-31' AS DATE)),
    COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.start_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.end_date IS NULL OR b.end_date >= b.start_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.end_date IS NULL OR b.end_date >= b.start_date
    )
  ) AS clock_cannot,
  b.end_date <= d1.due AS clock_in_time
FROM homes AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = CASE b.placement_type
    WHEN 'T1'
    THEN 'temporary-hospital'
    WHEN 'T3'
    THEN 'temporary-carer-away'
    WHEN 'T4'
    THEN 'temporary-other'
  END
  AND d1.day = b.start_date
WHERE
  b.placement_type IN ('T1', 'T3', 'T4')
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known AND b.clock_due < p.as_at THEN 1 END AS c0
  FROM clock_temporary_move AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
) AS r
GROUP BY
  period_id
