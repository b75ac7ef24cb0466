-- audit-grades-moderated version 1
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
    c0 = 1 AND g0 = 'outstanding') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'good') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'requires-improvement') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'inadequate') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'not-graded') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a6
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN b.moderated_grade = 'outstanding'
      THEN 'outstanding'
      WHEN b.moderated_grade = 'good'
      THEN 'good'
      WHEN b.moderated_grade = 'requires-improvement'
      THEN 'requires-improvement'
      WHEN b.moderated_grade = 'inadequate'
      THEN 'inadequate'
      WHEN b.moderated_grade = 'not-graded'
      THEN 'not-graded'
    END AS g0
  FROM audits_until_returned AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.moderated_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
