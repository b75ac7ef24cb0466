-- changes-of-worker version 1
WITH allocations AS (
SELECT
  i.authority AS authority,
  i.person_key AS person_key,
  i.event_key AS event_key,
  i.worker_id AS worker_id,
  COALESCE(i.team_id, w.team_id) AS team_id,
  i.start_date AS start_date,
  LEAST(
    i.until_date,
    COALESCE(
      LEAD(i.start_date) OVER (
        PARTITION BY i.person_key
        ORDER BY i.start_date NULLS LAST, i.event_key NULLS LAST
      ),
      CAST('9999-12-31' AS DATE)
    )
  ) AS until_date,
  LEAD(i.start_date) OVER (
    PARTITION BY i.person_key
    ORDER BY i.start_date NULLS LAST, i.event_key NULLS LAST
  ) AS next_start,
  LAG(i.worker_id) OVER (
    PARTITION BY i.person_key
    ORDER BY i.start_date NULLS LAST, i.event_key NULLS LAST
  ) AS previous_worker,
  LAG(i.until_date) OVER (
    PARTITION BY i.person_key
    ORDER BY i.start_date NULLS LAST, i.event_key NULLS LAST
  ) AS previous_until,
  COALESCE(f.family_id, i.person_key) AS family_id
FROM involvements AS i
LEFT JOIN (
  SELECT
    worker_id,
    MIN(team_id) AS team_id
  FROM workers
  GROUP BY
    worker_id
) AS w
  ON w.worker_id = i.worker_id
LEFT JOIN (
  SELECT
    person_key,
    MIN(family_id) AS family_id
  FROM families
  GROUP BY
    person_key
) AS f
  ON f.person_key = i.person_key
WHERE
  i.role = 'case-worker' AND NOT i.start_date IS NULL
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE
      WHEN NOT b.previous_worker IS NULL
      AND b.worker_id <> b.previous_worker
      AND (
        b.previous_until >= b.start_date OR d1.due >= b.start_date
      )
      THEN 1
    END AS c0
  FROM allocations AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.start_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'handover' AND d1.day = b.previous_until
) AS r
GROUP BY
  period_id
