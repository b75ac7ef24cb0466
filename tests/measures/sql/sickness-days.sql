-- sickness-days version 1
WITH absences_of_social_workers AS (
SELECT
  a.*,
  s.team_id AS team_id
FROM absences AS a
JOIN (
  SELECT
    w.worker_id,
    MIN(w.team_id) AS team_id
  FROM workers AS w
  WHERE
    NOT COALESCE(w.agency, FALSE)
    AND (
      w.grade IS NULL
      OR NOT w.grade IN (
        'director',
        'family-support',
        'early-help',
        'personal-adviser',
        'business-support',
        'student',
        'other'
      )
    )
  GROUP BY
    w.worker_id
) AS s
  ON s.worker_id = a.worker_id
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND NOT v0 IS NULL) AS a0,
  SUM(v0) FILTER(WHERE
    c0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.kind IN ('long-term-sickness', 'sickness') THEN 1 END AS c0,
    CASE
      WHEN CASE WHEN b.kind IN ('long-term-sickness', 'sickness') THEN 1 END = 1
      THEN b.days_lost
    END AS v0
  FROM absences_of_social_workers AS b
  JOIN gt_days AS d
    ON d.span = 'months_12' AND d.day = b.start_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
