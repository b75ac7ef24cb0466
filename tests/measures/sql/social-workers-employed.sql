-- social-workers-employed version 1
WITH social_workers AS (
SELECT
  w.authority AS authority,
  w.event_key AS event_key,
  w.worker_id AS worker_id,
  w.team_id AS team_id,
  COALESCE(w.agency, FALSE) AS is_agency,
  COALESCE(w.fte, 1) AS share_of_full_time,
  w.start_date AS start_date,
  w.end_date AS end_date,
  w.until_date AS until_date,
  COALESCE(w.start_date, CAST('1900-01-01' AS DATE)) AS from_date
FROM workers AS w
WHERE
  (
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
    CASE WHEN NOT b.is_agency THEN 1 END AS c0,
    CASE WHEN CASE WHEN NOT b.is_agency THEN 1 END = 1 THEN b.share_of_full_time END AS v0
  FROM social_workers AS b
  JOIN gt_periods AS p
    ON b.from_date <= p.as_at AND b.until_date > p.as_at
) AS r
GROUP BY
  period_id
