-- questionnaires-returned version 1
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
questionnaires AS (
SELECT
  s.*,
  CAST('9999-12-31' AS DATE) AS until_date
FROM sdq_scores AS s
),
at_questionnaire AS (
SELECT
  t.*,
  t.completed_date AS from_date,
  LEAST(
    t.until_date,
    COALESCE(
      LEAD(t.completed_date) OVER (
        PARTITION BY t.person_key
        ORDER BY t.completed_date NULLS LAST, t.event_key NULLS LAST
      ),
      CAST('9999-12-31' AS DATE)
    )
  ) AS to_date
FROM questionnaires AS t
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
        WHEN b.start_date <= p.year_ago
        AND (
          (
            p.as_at_ymd - s.birth_ymd
          ) >= 40000
          AND (
            p.as_at_ymd - s.birth_ymd
          ) < 170000
        )
        THEN 1
      END AS c0,
      CASE
        WHEN CASE
          WHEN questionnaire.completed_date <= p.as_at
          THEN questionnaire.completed_date
        END >= p.year_ago
        AND NOT questionnaire.score IS NULL
        THEN 1
      END AS m0,
      b.person_key AS once
    FROM looked_after AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.until_date > p.as_at
    LEFT JOIN gt_persons AS s
      ON s.person_key = b.person_key
    LEFT JOIN at_questionnaire AS questionnaire
      ON questionnaire.person_key = b.person_key
      AND (
        questionnaire.from_date <= p.as_at AND questionnaire.to_date > p.as_at
      )
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
