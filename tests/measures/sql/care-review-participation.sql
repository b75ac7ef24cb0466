-- care-review-participation version 1
WITH reviews_held AS (
SELECT
  r.*,
  CAST('9999-12-31' AS DATE) AS until_date
FROM care_reviews AS r
WHERE
  NOT COALESCE(r.cancelled, FALSE)
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND m0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    CASE
      WHEN b.participation IN ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6')
      OR b.participation IN ('PN7')
      THEN 1
    END AS c0,
    CASE WHEN b.participation IN ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6') THEN 1 END AS m0
  FROM reviews_held AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.review_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
