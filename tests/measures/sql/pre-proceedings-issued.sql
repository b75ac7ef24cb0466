-- pre-proceedings-issued version 1
WITH pre_proceedings_paths AS (
SELECT
  p.*,
  LEAST(
    COALESCE(p.court_application_date, CAST('9999-12-31' AS DATE)),
    COALESCE(p.issue_letter_date, CAST('9999-12-31' AS DATE)),
    COALESCE(i.issued_on, CAST('9999-12-31' AS DATE))
  ) AS issued_date
FROM pre_proceedings AS p
LEFT JOIN (
  SELECT
    w.event_key AS event_key,
    MIN(c.issued_date) AS issued_on
  FROM (
    SELECT
      event_key,
      person_key,
      start_date,
      LEAD(start_date) OVER (PARTITION BY person_key ORDER BY start_date NULLS LAST, event_key NULLS LAST) AS next_start
    FROM pre_proceedings
  ) AS w
  JOIN care_proceedings AS c
    ON c.person_key = w.person_key
    AND c.issued_date >= w.start_date
    AND (
      w.next_start IS NULL OR c.issued_date < w.next_start
    )
  GROUP BY
    w.event_key
) AS i
  ON i.event_key = p.event_key
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
      WHEN NOT CASE WHEN b.issued_date <= p.as_at THEN b.issued_date END IS NULL
      THEN 1
    END AS m0
  FROM pre_proceedings_paths AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.decided_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
