-- short-breaks-too-long version 1
WITH legal_spans AS (
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
short_break_stays AS (
SELECT
  p.*
FROM placements AS p
JOIN legal_spans AS s
  ON s.person_key = p.person_key
  AND s.status = 'V3'
  AND s.start_date <= p.start_date
  AND s.to_date > p.start_date
WHERE
  p.short_breaks
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE
      WHEN (
        CASE WHEN c2.day_number >= c1.day_number THEN c2.day_number - c1.day_number END
      ) > 17
      THEN 1
    END AS c0
  FROM short_break_stays AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.end_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_calendar AS c1
    ON c1.day = CASE WHEN b.start_date <= p.as_at THEN b.start_date END
  LEFT JOIN gt_calendar AS c2
    ON c2.day = b.end_date
) AS r
GROUP BY
  period_id
