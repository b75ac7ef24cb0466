-- complaints-stage-one-in-time version 1
WITH clock_complaint_stage_one AS (
SELECT
  b.*,
  b.received_date AS clock_start,
  b.responded_date AS clock_stop,
  COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.responded_date, CAST('9999-12-31' AS DATE)),
    COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.received_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.received_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.responded_date IS NULL OR b.responded_date >= b.received_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.received_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.responded_date IS NULL OR b.responded_date >= b.received_date
    )
  ) AS clock_cannot,
  b.responded_date <= d1.due AS clock_in_time
FROM complaints AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = CASE
    WHEN NOT b.extended_to_date IS NULL
    THEN 'complaint-stage-one-extended'
    ELSE 'complaint-stage-one'
  END
  AND d1.day = b.received_date
WHERE
  b.kind = 'children-act' AND b.stage = '1'
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
  FROM clock_complaint_stage_one AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_stop
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
