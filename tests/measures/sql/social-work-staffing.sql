-- social-work-staffing version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'in-post') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'agency') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'vacant') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'bank') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a5
FROM (
  SELECT
    p.period_id AS period_id,
    CASE
      WHEN (
        b.grade IS NULL
        OR NOT b.grade IN (
          'director',
          'family-support',
          'early-help',
          'personal-adviser',
          'business-support',
          'student',
          'other'
        )
      )
      AND COALESCE(b.funded, TRUE)
      AND (
        b.employment IS NULL OR NOT b.employment IN ('frozen', 'over-establishment')
      )
      THEN 1
    END AS c0,
    CASE
      WHEN b.employment IN ('fixed-term', 'permanent', 'secondment')
      THEN 'in-post'
      WHEN b.employment IN ('agency')
      THEN 'agency'
      WHEN b.employment IN ('vacant')
      THEN 'vacant'
      WHEN b.employment = 'bank'
      THEN 'bank'
    END AS g0
  FROM posts AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
) AS r
GROUP BY
  period_id
