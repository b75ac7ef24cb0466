-- conferences-repeated version 1
WITH conferences_with_earlier AS (
SELECT
  n.*,
  b.before_date
FROM conferences AS n
LEFT JOIN (
  SELECT
    x.event_key AS event_key,
    MAX(e.conference_date) AS before_date
  FROM conferences AS x
  JOIN conferences AS e
    ON e.person_key = x.person_key
    AND e.conference_date < x.conference_date
    AND (
      COALESCE(e.kind, 'initial') IN ('initial', 'pre-birth', 'receiving-in', 'transfer-in')
    )
  GROUP BY
    x.event_key
) AS b
  ON b.event_key = n.event_key
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
      WHEN COALESCE(b.kind, 'initial') IN ('initial', 'pre-birth', 'receiving-in', 'transfer-in')
      THEN 1
    END AS c0,
    CASE WHEN b.conference_date <= d1.due THEN 1 END AS m0
  FROM conferences_with_earlier AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.conference_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'repeat-conference'
    AND d1.day = CASE WHEN b.before_date <= p.as_at THEN b.before_date END
) AS r
GROUP BY
  period_id
