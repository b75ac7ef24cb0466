-- recording-lag-of-the-slowest-tenth version 1
WITH entries AS (
SELECT
  authority,
  person_key,
  event_key,
  'contact' AS kind,
  contact_date AS event_date,
  CAST(recorded_at AS DATE) AS recorded_date,
  team_id,
  worker_id
FROM contacts
WHERE
  NOT recorded_at IS NULL
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'referral' AS kind,
  referral_date AS event_date,
  CAST(recorded_at AS DATE) AS recorded_date,
  team_id,
  worker_id
FROM referrals
WHERE
  NOT recorded_at IS NULL
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'assessment begun' AS kind,
  start_date AS event_date,
  CAST(recorded_at AS DATE) AS recorded_date,
  team_id,
  worker_id
FROM assessments
WHERE
  NOT recorded_at IS NULL
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'strategy discussion' AS kind,
  discussion_date AS event_date,
  CAST(recorded_at AS DATE) AS recorded_date,
  team_id,
  worker_id
FROM strategy_discussions
WHERE
  NOT recorded_at IS NULL
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'section 47 enquiry begun' AS kind,
  start_date AS event_date,
  CAST(recorded_at AS DATE) AS recorded_date,
  team_id,
  worker_id
FROM s47_enquiries
WHERE
  NOT recorded_at IS NULL
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'initial conference' AS kind,
  conference_date AS event_date,
  CAST(recorded_at AS DATE) AS recorded_date,
  team_id,
  worker_id
FROM conferences
WHERE
  NOT recorded_at IS NULL
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'visit' AS kind,
  visit_date AS event_date,
  CAST(recorded_at AS DATE) AS recorded_date,
  team_id,
  worker_id
FROM visits
WHERE
  NOT recorded_at IS NULL
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'core group' AS kind,
  meeting_date AS event_date,
  CAST(recorded_at AS DATE) AS recorded_date,
  team_id,
  worker_id
FROM core_groups
WHERE
  NOT recorded_at IS NULL
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'child in need review' AS kind,
  review_date AS event_date,
  CAST(recorded_at AS DATE) AS recorded_date,
  team_id,
  worker_id
FROM cin_reviews
WHERE
  NOT recorded_at IS NULL
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'supervision' AS kind,
  supervision_date AS event_date,
  CAST(recorded_at AS DATE) AS recorded_date,
  team_id,
  worker_id
FROM supervisions
WHERE
  NOT recorded_at IS NULL
UNION ALL
SELECT
  authority,
  person_key,
  event_key,
  'case recording' AS kind,
  entry_date AS event_date,
  CAST(recorded_at AS DATE) AS recorded_date,
  team_id,
  worker_id
FROM case_recordings
WHERE
  NOT recorded_at IS NULL
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND NOT v0 IS NULL) AS a0,
  SUM(v0) FILTER(WHERE
    c0 = 1) AS a1,
  PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY
    v0 NULLS LAST) FILTER(WHERE
    c0 = 1) AS a2
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    (
      CASE WHEN c2.day_number >= c1.day_number THEN c2.day_number - c1.day_number END
    ) AS v0
  FROM entries AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.recorded_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_calendar AS c1
    ON c1.day = CASE WHEN b.event_date <= p.as_at THEN b.event_date END
  LEFT JOIN gt_calendar AS c2
    ON c2.day = b.recorded_date
) AS r
GROUP BY
  period_id
