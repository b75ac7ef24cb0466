-- audits-graded-down version 1
WITH audits_until_returned AS (
SELECT
  a.*,
  COALESCE(a.returned_date, CAST('9999-12-31' AS DATE)) AS until_date
FROM audits AS a
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
      WHEN CASE WHEN b.returned_date <= p.as_at THEN b.grade END IN ('good', 'inadequate', 'outstanding', 'requires-improvement')
      AND b.moderated_grade IN ('good', 'inadequate', 'outstanding', 'requires-improvement')
      THEN 1
    END AS c0,
    CASE
      WHEN (
        CASE WHEN b.returned_date <= p.as_at THEN b.grade END = 'outstanding'
        AND b.moderated_grade IN ('good', 'requires-improvement', 'inadequate')
      )
      OR (
        CASE WHEN b.returned_date <= p.as_at THEN b.grade END = 'good'
        AND b.moderated_grade IN ('requires-improvement', 'inadequate')
      )
      OR (
        CASE WHEN b.returned_date <= p.as_at THEN b.grade END = 'requires-improvement'
        AND b.moderated_grade IN ('inadequate')
      )
      THEN 1
    END AS m0
  FROM audits_until_returned AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.moderated_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
