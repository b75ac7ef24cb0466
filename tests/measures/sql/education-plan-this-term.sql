-- education-plan-this-term version 1
WITH looked_after AS (
SELECT
  c.*,
  p.birth_date
FROM care_periods AS c
LEFT JOIN people AS p
  ON p.person_key = c.person_key
WHERE
  NOT COALESCE(c.short_breaks, FALSE)
),
tally_plans_this_term AS (
SELECT
  p.period_id,
  t.person_key,
  COUNT(*) AS found
FROM gt_periods AS p
JOIN peps AS t
  ON CASE WHEN t.meeting_date <= p.as_at THEN t.meeting_date END <= p.as_at
  AND EXTRACT(YEAR FROM CASE WHEN t.meeting_date <= p.as_at THEN t.meeting_date END) = EXTRACT(YEAR FROM p.as_at)
  AND (
    CASE
      WHEN EXTRACT(MONTH FROM CASE WHEN t.meeting_date <= p.as_at THEN t.meeting_date END) < 4
      THEN 1
      WHEN EXTRACT(MONTH FROM CASE WHEN t.meeting_date <= p.as_at THEN t.meeting_date END) < 9
      THEN 2
      ELSE 3
    END
  ) = (
    CASE
      WHEN EXTRACT(MONTH FROM p.as_at) < 4
      THEN 1
      WHEN EXTRACT(MONTH FROM p.as_at) < 9
      THEN 2
      ELSE 3
    END
  )
GROUP BY
  p.period_id,
  t.person_key
)
SELECT
  period_id,
  COUNT(f0) AS a0,
  COUNT(f1) AS a1
FROM (
  SELECT
    period_id,
    MAX(CASE WHEN c0 = 1 THEN 1 END) AS f0,
    MAX(CASE WHEN c0 = 1 AND m0 = 1 THEN 1 END) AS f1
  FROM (
    SELECT
      p.period_id AS period_id,
      CASE
        WHEN (
          p.as_at_ymd - s.birth_ymd
        ) >= 30000
        AND (
          p.as_at_ymd - s.birth_ymd
        ) < 180000
        THEN 1
      END AS c0,
      CASE WHEN plans_this_term.found >= 1 THEN 1 END AS m0,
      b.person_key AS once
    FROM looked_after AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.until_date > p.as_at
    LEFT JOIN gt_persons AS s
      ON s.person_key = b.person_key
    LEFT JOIN tally_plans_this_term AS plans_this_term
      ON plans_this_term.period_id = p.period_id
      AND plans_this_term.person_key = b.person_key
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
