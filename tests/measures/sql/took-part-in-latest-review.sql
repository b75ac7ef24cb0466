-- took-part-in-latest-review version 1
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
reviews_held AS (
SELECT
  r.*,
  CAST('9999-12-31' AS DATE) AS until_date
FROM care_reviews AS r
WHERE
  NOT COALESCE(r.cancelled, FALSE)
),
at_latest_review AS (
SELECT
  t.*,
  t.review_date AS from_date,
  LEAST(
    t.until_date,
    COALESCE(
      LEAD(t.review_date) OVER (
        PARTITION BY t.person_key
        ORDER BY t.review_date NULLS LAST, t.event_key NULLS LAST
      ),
      CAST('9999-12-31' AS DATE)
    )
  ) AS to_date
FROM reviews_held AS t
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
        WHEN CASE WHEN latest_review.review_date <= p.as_at THEN latest_review.review_date END >= b.start_date
        AND (
          latest_review.participation IN ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6')
          OR latest_review.participation IN ('PN7')
        )
        THEN 1
      END AS c0,
      CASE
        WHEN latest_review.participation IN ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6')
        THEN 1
      END AS m0,
      b.person_key AS once
    FROM looked_after AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.until_date > p.as_at
    LEFT JOIN at_latest_review AS latest_review
      ON latest_review.person_key = b.person_key
      AND (
        latest_review.from_date <= p.as_at AND latest_review.to_date > p.as_at
      )
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
