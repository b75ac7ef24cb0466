-- social-work-vacancies version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND NOT v0 IS NULL) AS a0,
  SUM(v0) FILTER(WHERE
    c0 = 1) AS a1
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
      AND (
        b.employment IN ('vacant') OR b.employment IN ('agency')
      )
      THEN 1
    END AS c0,
    CASE
      WHEN CASE
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
        AND (
          b.employment IN ('vacant') OR b.employment IN ('agency')
        )
        THEN 1
      END = 1
      THEN b.fte
    END AS v0
  FROM posts AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
) AS r
GROUP BY
  period_id
