-- adoption-plans-to-panel-in-2-months version 1
WITH adoption_plans AS (
SELECT
  p.authority AS authority,
  p.person_key AS person_key,
  p.event_key AS event_key,
  p.start_date AS start_date,
  p.until_date AS until_date,
  MIN(d.decided_on) AS recommended_date
FROM (
  SELECT
    authority,
    person_key,
    MIN(event_key) AS event_key,
    MIN(start_date) AS start_date,
    MAX(until_date) AS until_date
  FROM (
    SELECT
      n.*,
      SUM(CASE WHEN start_date <= earlier_until THEN 0 ELSE 1 END) OVER (
        PARTITION BY person_key
        ORDER BY start_date NULLS LAST, event_key NULLS LAST
        rows BETWEEN UNBOUNDED preceding AND CURRENT ROW
      ) AS spell
    FROM (
      SELECT
        w.*,
        MAX(until_date) OVER (
          PARTITION BY person_key
          ORDER BY start_date NULLS LAST, event_key NULLS LAST
          rows BETWEEN UNBOUNDED preceding AND 1 preceding
        ) AS earlier_until
      FROM permanence_plans AS w
      WHERE
        permanence = 'adoption'
    ) AS n
  ) AS s
  GROUP BY
    authority,
    person_key,
    spell
) AS p
LEFT JOIN (
  SELECT
    person_key,
    panel_date AS decided_on
  FROM panels
  WHERE
    kind = 'adoption'
  UNION ALL
  SELECT
    person_key,
    decision_date AS decided_on
  FROM adoptions
) AS d
  ON d.person_key = p.person_key AND d.decided_on >= p.start_date
GROUP BY
  p.authority,
  p.person_key,
  p.event_key,
  p.start_date,
  p.until_date
),
clock_adoption_panel AS (
SELECT
  b.*,
  b.start_date AS clock_start,
  b.recommended_date AS clock_stop,
  COALESCE(b.until_date, CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.recommended_date, CAST('9999-12-31' AS DATE)),
    COALESCE(b.until_date, CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.start_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.recommended_date IS NULL OR b.recommended_date >= b.start_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.start_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.recommended_date IS NULL OR b.recommended_date >= b.start_date
    )
  ) AS clock_cannot,
  b.recommended_date <= d1.due AS clock_in_time
FROM adoption_plans AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'adoption-panel' AND d1.day = b.start_date
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
    CASE
      WHEN b.clock_known
      AND (
        (
          NOT CASE WHEN b.clock_stop <= p.as_at THEN b.clock_stop END IS NULL
          AND CASE WHEN b.clock_stop <= p.as_at THEN b.clock_in_time END
        )
        OR b.clock_closes > b.clock_due
      )
      THEN 1
    END AS c0,
    CASE
      WHEN NOT CASE WHEN b.clock_stop <= p.as_at THEN b.clock_stop END IS NULL
      AND CASE WHEN b.clock_stop <= p.as_at THEN b.clock_in_time END
      THEN 1
    END AS m0,
    CASE
      WHEN (
        NOT b.clock_excluded IS NULL
      )
      AND (
        (
          NOT CASE WHEN b.clock_stop <= p.as_at THEN b.clock_stop END IS NULL
          AND CASE WHEN b.clock_stop <= p.as_at THEN b.clock_in_time END
        )
        OR b.clock_closes > b.clock_due
      )
      THEN 1
    END AS x0,
    CASE
      WHEN (
        b.clock_cannot
      )
      AND (
        (
          NOT CASE WHEN b.clock_stop <= p.as_at THEN b.clock_stop END IS NULL
          AND CASE WHEN b.clock_stop <= p.as_at THEN b.clock_in_time END
        )
        OR b.clock_closes > b.clock_due
      )
      THEN 1
    END AS u0
  FROM clock_adoption_panel AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_due
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
