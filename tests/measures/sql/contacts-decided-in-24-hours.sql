-- contacts-decided-in-24-hours version 1
WITH clock_contact_decision AS (
SELECT
  b.*,
  b.contact_date AS clock_start,
  COALESCE(b.decided_date, CAST(b.decided_at AS DATE)) AS clock_stop,
  COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(COALESCE(b.decided_date, CAST(b.decided_at AS DATE)), CAST('9999-12-31' AS DATE)),
    COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.contact_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  CASE WHEN b.on_open_case THEN 'open-case' END AS clock_excluded,
  (
    NOT b.contact_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      COALESCE(b.decided_date, CAST(b.decided_at AS DATE)) IS NULL
      OR COALESCE(b.decided_date, CAST(b.decided_at AS DATE)) >= b.contact_date
    )
  )
  AND CASE WHEN b.on_open_case THEN 'open-case' END IS NULL AS clock_known,
  NOT (
    NOT b.contact_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      COALESCE(b.decided_date, CAST(b.decided_at AS DATE)) IS NULL
      OR COALESCE(b.decided_date, CAST(b.decided_at AS DATE)) >= b.contact_date
    )
  ) AS clock_cannot,
  CASE
    WHEN NOT (
      CASE
        WHEN z3.since_moment IS NULL
        THEN b.received_at
        ELSE b.received_at - INTERVAL '1' HOUR
      END
    ) + (
      h2.hours * INTERVAL '1' HOUR
    ) IS NULL
    AND NOT CASE
      WHEN z4.since_moment IS NULL
      THEN b.decided_at
      ELSE b.decided_at - INTERVAL '1' HOUR
    END IS NULL
    THEN CASE
      WHEN z4.since_moment IS NULL
      THEN b.decided_at
      ELSE b.decided_at - INTERVAL '1' HOUR
    END <= (
      CASE
        WHEN z3.since_moment IS NULL
        THEN b.received_at
        ELSE b.received_at - INTERVAL '1' HOUR
      END
    ) + (
      h2.hours * INTERVAL '1' HOUR
    )
    ELSE COALESCE(b.decided_date, CAST(b.decided_at AS DATE)) <= d1.due
  END AS clock_in_time
FROM contacts AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'contact-decision' AND d1.day = b.contact_date
LEFT JOIN gt_hours AS h2
  ON h2.limit_key = 'contact-decision'
  AND h2.since_date <= CAST(b.received_at AS DATE)
  AND h2.until_date >= CAST(b.received_at AS DATE)
LEFT JOIN gt_summer AS z3
  ON z3.since_moment <= b.received_at AND z3.until_moment > b.received_at
LEFT JOIN gt_summer AS z4
  ON z4.since_moment <= b.decided_at AND z4.until_moment > b.decided_at
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND m0 = 1) AS a1,
  COUNT(*) FILTER(WHERE
    x0 = 1) AS a2,
  COUNT(*) FILTER(WHERE
    x0 = 1 AND m0 = 1) AS a3,
  COUNT(*) FILTER(WHERE
    u0 = 1) AS a4
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known THEN 1 END AS c0,
    CASE WHEN b.clock_in_time THEN 1 END AS m0,
    CASE WHEN (
      NOT b.clock_excluded IS NULL
    ) THEN 1 END AS x0,
    CASE WHEN (
      b.clock_cannot
    ) THEN 1 END AS u0
  FROM clock_contact_decision AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_stop
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
