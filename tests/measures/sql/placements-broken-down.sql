-- placements-broken-down version 1
WITH homes AS (
SELECT
  p.*
FROM placements AS p
LEFT JOIN care_periods AS c
  ON c.event_key = p.care_period_key
WHERE
  NOT COALESCE(p.short_breaks, c.short_breaks, FALSE)
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
      WHEN NOT b.change_reason IS NULL
      AND (
        b.placement_type IS NULL
        OR NOT b.placement_type IN ('T0', 'T1', 'T2', 'T3', 'T4')
      )
      THEN 1
    END AS c0,
    CASE
      WHEN b.change_reason IN ('ALLEG', 'APPRR', 'CHILD', 'CREQB', 'CREQO', 'LAREQ', 'STAND')
      THEN 1
    END AS m0
  FROM homes AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.end_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
