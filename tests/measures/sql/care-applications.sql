-- care-applications version 1
WITH care_applications AS (
SELECT
  authority,
  MIN(event_key) AS event_key,
  COALESCE(case_number, event_key) AS case_id,
  MIN(issued_date) AS issued_date
FROM care_proceedings
GROUP BY
  authority,
  COALESCE(case_number, event_key)
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0
  FROM care_applications AS b
  JOIN gt_days AS d
    ON d.span = 'months_12' AND d.day = b.issued_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
