-- conference-gave-views version 1
WITH children_at_conferences AS (
SELECT
  m.authority,
  m.person_key,
  m.meeting_date,
  MIN(m.event_key) AS event_key,
  MAX(m.kind) AS kind,
  MAX(m.participation) AS participation,
  MAX(m.parents) AS parents,
  MAX(m.report) AS report,
  MAX(m.quorate) AS quorate
FROM (
  SELECT
    authority,
    person_key,
    event_key,
    meeting_date,
    meeting_kind AS kind,
    participation,
    CASE WHEN parent_attended THEN 1 WHEN NOT parent_attended THEN 0 END AS parents,
    CASE WHEN report_on_time THEN 1 WHEN NOT report_on_time THEN 0 END AS report,
    CAST(NULL AS INT) AS quorate
  FROM participation
  WHERE
    meeting_kind IN ('initial', 'pre-birth', 'receiving-in', 'review', 'transfer-in')
  UNION ALL
  SELECT
    authority,
    person_key,
    event_key,
    review_date,
    'review',
    participation,
    CAST(NULL AS INT),
    CAST(NULL AS INT),
    CASE WHEN quorate THEN 1 WHEN NOT quorate THEN 0 END
  FROM cp_reviews
  UNION ALL
  SELECT
    authority,
    person_key,
    event_key,
    conference_date,
    kind,
    NULLIF('', ''),
    CAST(NULL AS INT),
    CAST(NULL AS INT),
    CASE WHEN quorate THEN 1 WHEN NOT quorate THEN 0 END
  FROM conferences
  WHERE
    kind IS NULL
    OR kind IN ('initial', 'pre-birth', 'receiving-in', 'review', 'transfer-in')
) AS m
GROUP BY
  m.authority,
  m.person_key,
  m.meeting_date
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
    CASE WHEN NOT b.participation IS NULL AND NOT b.participation IN ('PN0') THEN 1 END AS c0,
    CASE WHEN b.participation IN ('PN1', 'PN2', 'PN3', 'PN5', 'PN6') THEN 1 END AS m0
  FROM children_at_conferences AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.meeting_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
