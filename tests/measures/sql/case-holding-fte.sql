-- case-holding-fte version 1
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
),
case_holders AS (
SELECT
  h.authority AS authority,
  h.event_key AS event_key,
  h.worker_id AS worker_id,
  COALESCE(w.team_id, l.team_id) AS team_id,
  w.fte AS fte,
  h.since AS from_date,
  CAST('9999-12-31' AS DATE) AS until_date
FROM (
  SELECT
    authority,
    worker_id,
    MIN(event_key) AS event_key,
    MIN(start_date) AS since
  FROM allocations
  GROUP BY
    authority,
    worker_id
) AS h
LEFT JOIN (
  SELECT
    worker_id,
    MIN(team_id) AS team_id,
    MAX(fte) AS fte
  FROM workers
  GROUP BY
    worker_id
) AS w
  ON w.worker_id = h.worker_id
LEFT JOIN (
  SELECT
    worker_id,
    team_id,
    ROW_NUMBER() OVER (PARTITION BY worker_id ORDER BY start_date DESC, event_key NULLS LAST) AS place
  FROM allocations
  WHERE
    NOT team_id IS NULL
) AS l
  ON l.worker_id = h.worker_id AND l.place = 1
),
tally_cases AS (
SELECT
  p.period_id,
  t.worker_id,
  COUNT(*) AS found
FROM gt_periods AS p
JOIN allocations AS t
  ON CASE WHEN t.start_date <= p.as_at THEN t.start_date END <= p.as_at
  AND t.until_date > p.as_at
GROUP BY
  p.period_id,
  t.worker_id
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
    CASE WHEN cases.found >= 1 THEN 1 END AS c0,
    CASE WHEN CASE WHEN cases.found >= 1 THEN 1 END = 1 THEN COALESCE(b.fte, 1) END AS v0
  FROM case_holders AS b
  JOIN gt_periods AS p
    ON b.from_date <= p.as_at AND b.until_date > p.as_at
  LEFT JOIN tally_cases AS cases
    ON cases.period_id = p.period_id AND cases.worker_id = b.worker_id
) AS r
GROUP BY
  period_id
