-- assessments-by-length version 1
WITH assessments_from_referral AS (
SELECT
  a.*,
  r.primary_need AS primary_need,
  CASE
    WHEN ROW_NUMBER() OVER (
      PARTITION BY a.referral_key
      ORDER BY a.start_date NULLS LAST, a.event_key NULLS LAST
    ) = 1
    THEN COALESCE(r.referral_date, a.start_date)
    ELSE a.start_date
  END AS from_date
FROM assessments AS a
LEFT JOIN referrals AS r
  ON r.event_key = a.referral_key
),
clock_assessment AS (
SELECT
  b.*,
  b.from_date AS clock_start,
  b.authorised_date AS clock_stop,
  COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE)) AS clock_closes,
  LEAST(
    COALESCE(b.authorised_date, CAST('9999-12-31' AS DATE)),
    COALESCE(CAST(NULL AS DATE), CAST('9999-12-31' AS DATE))
  ) AS clock_until,
  COALESCE(b.from_date, CAST('1900-01-01' AS DATE)) AS clock_from,
  d1.due AS clock_due,
  NULLIF('', '') AS clock_excluded,
  (
    NOT b.from_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.authorised_date IS NULL OR b.authorised_date >= b.from_date
    )
  )
  AND TRUE AS clock_known,
  NOT (
    NOT b.from_date IS NULL
    AND NOT d1.due IS NULL
    AND (
      b.authorised_date IS NULL OR b.authorised_date >= b.from_date
    )
  ) AS clock_cannot,
  b.authorised_date <= d1.due AS clock_in_time
FROM assessments_from_referral AS b
LEFT JOIN gt_due AS d1
  ON d1.limit_key = 'assessment' AND d1.day = b.from_date
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'same-day') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '1-to-10') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '11-to-20') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '21-to-30') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '31-to-40') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '41-to-45') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '46-to-50') AS a7,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '51-to-60') AS a8,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = '61-or-more') AS a9,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a10
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN b.clock_known THEN 1 END AS c0,
    CASE
      WHEN (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) <= 0
      THEN 'same-day'
      WHEN (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) >= 1
      AND (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) <= 10
      THEN '1-to-10'
      WHEN (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) >= 11
      AND (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) <= 20
      THEN '11-to-20'
      WHEN (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) >= 21
      AND (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) <= 30
      THEN '21-to-30'
      WHEN (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) >= 31
      AND (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) <= 40
      THEN '31-to-40'
      WHEN (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) >= 41
      AND (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) <= 45
      THEN '41-to-45'
      WHEN (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) >= 46
      AND (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) <= 50
      THEN '46-to-50'
      WHEN (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) >= 51
      AND (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) <= 60
      THEN '51-to-60'
      WHEN (
        CASE
          WHEN c2.working_day_number >= c1.working_day_number
          THEN c2.working_day_number - c1.working_day_number
        END
      ) >= 61
      THEN '61-or-more'
    END AS g0
  FROM clock_assessment AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.clock_stop
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_calendar AS c1
    ON c1.day = CASE WHEN b.clock_start <= p.as_at THEN b.clock_start END
  LEFT JOIN gt_calendar AS c2
    ON c2.day = b.clock_stop
) AS r
GROUP BY
  period_id
