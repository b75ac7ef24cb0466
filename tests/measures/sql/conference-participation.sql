-- conference-participation version 1
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
    c0 = 1 AND g0 = 'PN0') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PN1') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PN2') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PN3') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PN4') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PN5') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PN6') AS a7,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PN7') AS a8,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a9
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN b.participation = 'PN0'
      THEN 'PN0'
      WHEN b.participation = 'PN1'
      THEN 'PN1'
      WHEN b.participation = 'PN2'
      THEN 'PN2'
      WHEN b.participation = 'PN3'
      THEN 'PN3'
      WHEN b.participation = 'PN4'
      THEN 'PN4'
      WHEN b.participation = 'PN5'
      THEN 'PN5'
      WHEN b.participation = 'PN6'
      THEN 'PN6'
      WHEN b.participation = 'PN7'
      THEN 'PN7'
    END AS g0
  FROM children_at_conferences AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.meeting_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
