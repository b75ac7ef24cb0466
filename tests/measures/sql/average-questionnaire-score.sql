-- average-questionnaire-score version 1
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
  COUNT(*) FILTER(WHERE
    c0 = 1 AND NOT v0 IS NULL) AS a0,
  SUM(v0) FILTER(WHERE
    c0 = 1) AS a1
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
      AND CASE
        WHEN questionnaire.completed_date <= p.as_at
        THEN questionnaire.completed_date
      END >= p.year_ago
      AND NOT questionnaire.score IS NULL
      THEN 1
    END AS c0,
    CASE
      WHEN CASE
        WHEN b.start_date <= p.year_ago
        AND (
          (
            p.as_at_ymd - s.birth_ymd
          ) >= 40000
          AND (
            p.as_at_ymd - s.birth_ymd
          ) < 170000
        )
        AND CASE
          WHEN questionnaire.completed_date <= p.as_at
          THEN questionnaire.completed_date
        END >= p.year_ago
        AND NOT questionnaire.score IS NULL
        THEN 1
      END = 1
      THEN questionnaire.score
    END AS v0
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
  period_id
