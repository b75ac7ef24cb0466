-- pathway-plans-overdue version 1
WITH pathway_spells AS (
SELECT
  f.authority AS authority,
  f.person_key AS person_key,
  f.event_key AS event_key,
  f.first_on AS start_date,
  CASE
    WHEN z.eligibility IN ('none', 'qualifying') OR z.in_touch IN ('DIED', 'RHOM')
    THEN z.record_date
    ELSE CAST('9999-12-31' AS DATE)
  END AS until_date
FROM (
  SELECT
    authority,
    person_key,
    MIN(event_key) AS event_key,
    MIN(on_day) AS first_on
  FROM (
    SELECT
      authority,
      person_key,
      event_key,
      LEAST(record_date, COALESCE(latest_contact_date, record_date)) AS on_day
    FROM care_leavers
    UNION ALL
    SELECT
      authority,
      person_key,
      event_key,
      review_date AS on_day
    FROM pathway_plans
  ) AS known
  GROUP BY
    authority,
    person_key
) AS f
LEFT JOIN (
  SELECT
    person_key,
    record_date,
    eligibility,
    in_touch,
    ROW_NUMBER() OVER (
      PARTITION BY person_key
      ORDER BY record_date DESC, CASE WHEN eligibility IS NULL THEN 1 ELSE 0 END NULLS LAST, event_key DESC
    ) AS place
  FROM care_leavers
) AS z
  ON z.person_key = f.person_key AND z.place = 1
),
pathway_reviews AS (
SELECT
  s.*,
  n.cycle_number,
  n.cycle_date,
  n.next_date,
  n.previous_date
FROM pathway_spells AS s
JOIN (
  SELECT
    event_key,
    cycle_date,
    is_event,
    ROW_NUMBER() OVER (PARTITION BY event_key ORDER BY cycle_date NULLS LAST, is_event NULLS LAST) AS cycle_number,
    LEAD(cycle_date) OVER (PARTITION BY event_key ORDER BY cycle_date NULLS LAST, is_event NULLS LAST) AS next_date,
    LAG(cycle_date) OVER (PARTITION BY event_key ORDER BY cycle_date NULLS LAST, is_event NULLS LAST) AS previous_date
  FROM (
    SELECT
      s.event_key AS event_key,
      s.start_date AS cycle_date,
      0 AS is_event
    FROM pathway_spells AS s
    UNION
    SELECT
      s.event_key AS event_key,
      e.review_date AS cycle_date,
      1 AS is_event
    FROM pathway_spells AS s
    JOIN pathway_plans AS e
      ON e.person_key = s.person_key
      AND e.review_date >= s.start_date
      AND e.review_date <= s.until_date
  ) AS points
) AS n
  ON n.event_key = s.event_key
),
clock_pathway_reviews AS (
SELECT
  b.*,
  b.cycle_date AS clock_start,
  b.next_date AS clock_stop,
  COALESCE(b.until_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.next_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.until_date, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.cycle_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.cycle_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.next_date IS NULL OR b.next_date >= b.cycle_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.cycle_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.next_date IS NULL OR b.next_date >= b.cycle_date
    )
  ) AS clock_cannot,
  b.next_date <= d1.due AS clock_in_time
FROM pathway_reviews AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'pathway-review' AND d1.day = b.cycle_date
WHERE
  b.cycle_number > 1 OR b.next_date IS NULL OR b.next_date > b.cycle_date
),
care_leaver_records AS (
SELECT
  l.*,
  u.since AS unaccompanied_since,
  COALESCE(
    LEAD(l.record_date) OVER (
      PARTITION BY l.person_key
      ORDER BY l.record_date NULLS LAST, CASE WHEN l.eligibility IS NULL THEN 0 ELSE 1 END NULLS LAST, l.event_key NULLS LAST
    ),
    CAST('9999-12-31' AS DATE)
  ) AS until_date
FROM care_leavers AS l
LEFT JOIN (
  SELECT
    person_key,
    MIN(COALESCE(start_date, CAST('1900-01-01' AS DATE))) AS since
  FROM immigration
  WHERE
    status IN ('uasc', 'former-uasc')
  GROUP BY
    person_key
) AS u
  ON u.person_key = l.person_key
),
at_known AS (
SELECT
  t.*,
  t.record_date AS from_date,
  LEAST(
    t.until_date,
    COALESCE(
      LEAD(t.record_date) OVER (
        PARTITION BY t.person_key
        ORDER BY t.record_date NULLS LAST, t.event_key NULLS LAST
      ),
      CAST('9999-12-31' AS DATE)
    )
  ) AS to_date
FROM care_leaver_records AS t
WHERE
  t.until_date > t.record_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    CASE
      WHEN b.clock_known
      AND b.clock_due < p.as_at
      AND (
        (
          p.as_at_ymd - s.birth_ymd
        ) >= 160000
        AND (
          p.as_at_ymd - s.birth_ymd
        ) < 210000
        AND NOT COALESCE(known.eligibility IN ('none', 'qualifying'), FALSE)
        AND NOT COALESCE(known.in_touch, 'YES') IN ('DIED', 'RHOM')
      )
      THEN 1
    END AS c0
  FROM clock_pathway_reviews AS b
  JOIN gt_periods AS p
    ON b.clock_start <= p.as_at AND b.clock_until > p.as_at
  LEFT JOIN gt_persons AS s
    ON s.person_key = b.person_key
  LEFT JOIN at_known AS known
    ON known.person_key = b.person_key
    AND (
      known.from_date <= p.as_at AND known.to_date > p.as_at
    )
) AS r
GROUP BY
  period_id
