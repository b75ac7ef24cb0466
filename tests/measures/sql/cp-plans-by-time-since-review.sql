-- cp-plans-by-time-since-review version 1
WITH own_cp_plans AS (
SELECT
  p.*
FROM cp_plans AS p
WHERE
  NOT COALESCE(p.other_authority_plan, FALSE)
),
cp_reviews_held AS (
SELECT
  r.*,
  CAST('9999-12-31' AS DATE) AS until_date
FROM cp_reviews AS r
),
at_last_review AS (
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
FROM cp_reviews_held AS t
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'up-to-3-months') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'over-3-to-6-months') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'over-6-to-9-months') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'over-9-months') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'not-reviewed') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a6
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN d1.due >= p.as_at
      THEN 'up-to-3-months'
      WHEN d2.due >= p.as_at
      THEN 'over-3-to-6-months'
      WHEN d3.due >= p.as_at
      THEN 'over-6-to-9-months'
      WHEN NOT CASE
        WHEN CASE WHEN last_review.review_date <= p.as_at THEN last_review.review_date END > b.start_date
        THEN CASE WHEN last_review.review_date <= p.as_at THEN last_review.review_date END
      END IS NULL
      AND NOT p.as_at IS NULL
      THEN 'over-9-months'
      WHEN NOT b.start_date IS NULL
      THEN 'not-reviewed'
    END AS g0
  FROM own_cp_plans AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
  LEFT JOIN at_last_review AS last_review
    ON last_review.person_key = b.person_key
    AND (
      last_review.from_date <= p.as_at AND last_review.to_date > p.as_at
    )
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'months:3'
    AND d1.day = CASE
      WHEN CASE WHEN last_review.review_date <= p.as_at THEN last_review.review_date END > b.start_date
      THEN CASE WHEN last_review.review_date <= p.as_at THEN last_review.review_date END
    END
  LEFT JOIN gt_due AS d2
    ON d2.limit_key = 'months:6'
    AND d2.day = CASE
      WHEN CASE WHEN last_review.review_date <= p.as_at THEN last_review.review_date END > b.start_date
      THEN CASE WHEN last_review.review_date <= p.as_at THEN last_review.review_date END
    END
  LEFT JOIN gt_due AS d3
    ON d3.limit_key = 'months:9'
    AND d3.day = CASE
      WHEN CASE WHEN last_review.review_date <= p.as_at THEN last_review.review_date END > b.start_date
      THEN CASE WHEN last_review.review_date <= p.as_at THEN last_review.review_date END
    END
) AS r
GROUP BY
  period_id
