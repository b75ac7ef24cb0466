-- strategy-discussions-with-police-missing version 1
WITH strategy_meetings AS (
SELECT
  d.authority AS authority,
  MIN(d.event_key) AS event_key,
  d.discussion_date AS discussion_date,
  MAX(d.team_id) AS team_id,
  MAX(CASE WHEN d.about_missing_or_exploitation THEN 1 ELSE 0 END) AS about_missing,
  MAX(
    CASE
      WHEN a.attendance IN ('apologies', 'attended', 'invited-not-attended', 'not-invited', 'report-only')
      THEN 1
      ELSE 0
    END
  ) AS recorded,
  MAX(CASE WHEN a.agency = 'csc' AND a.attendance IN ('attended') THEN 1 ELSE 0 END) AS csc,
  MAX(
    CASE
      WHEN a.agency = 'csc'
      AND (
        a.attendance IS NULL OR a.attendance IN ('not-recorded', 'not-applicable')
      )
      THEN 1
      ELSE 0
    END
  ) AS csc_unknown,
  MAX(CASE WHEN a.agency = 'police' AND a.attendance IN ('attended') THEN 1 ELSE 0 END) AS police,
  MAX(
    CASE
      WHEN a.agency = 'police'
      AND (
        a.attendance IS NULL OR a.attendance IN ('not-recorded', 'not-applicable')
      )
      THEN 1
      ELSE 0
    END
  ) AS police_unknown,
  MAX(CASE WHEN a.agency = 'health' AND a.attendance IN ('attended') THEN 1 ELSE 0 END) AS health,
  MAX(
    CASE
      WHEN a.agency = 'health'
      AND (
        a.attendance IS NULL OR a.attendance IN ('not-recorded', 'not-applicable')
      )
      THEN 1
      ELSE 0
    END
  ) AS health_unknown,
  MAX(
    CASE WHEN a.agency = 'education' AND a.attendance IN ('attended') THEN 1 ELSE 0 END
  ) AS education,
  MAX(
    CASE
      WHEN a.agency = 'education'
      AND (
        a.attendance IS NULL OR a.attendance IN ('not-recorded', 'not-applicable')
      )
      THEN 1
      ELSE 0
    END
  ) AS education_unknown
FROM strategy_discussions AS d
LEFT JOIN (
  SELECT
    person_key,
    discussion_key,
    agency,
    attendance
  FROM strategy_attendance
  WHERE
    NOT discussion_key IS NULL
  UNION ALL
  SELECT
    n.person_key,
    o.event_key AS discussion_key,
    n.agency,
    n.attendance
  FROM strategy_attendance AS n
  JOIN strategy_discussions AS o
    ON o.person_key = n.person_key AND o.discussion_date = n.discussion_date
  WHERE
    n.discussion_key IS NULL
) AS a
  ON a.person_key = d.person_key AND a.discussion_key = d.event_key
GROUP BY
  d.authority,
  COALESCE(d.meeting_id, d.event_key),
  d.discussion_date
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
    CASE
      WHEN b.recorded = 1
      AND (
        b.police = 1 OR b.police_unknown = 0
      )
      AND b.about_missing = 1
      THEN 1
    END AS c0,
    CASE WHEN b.police = 1 THEN 1 END AS m0
  FROM strategy_meetings AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.discussion_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
