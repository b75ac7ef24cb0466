-- how-children-took-part-in-reviews version 1
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
    c0 = 1 AND g0 = 'PN0') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PN1') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PN2') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PN3') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PN4') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PN5') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PN6') AS a7,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PN7') AS a8,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a9
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN b.participation = 'PN0'
      THEN 'PN0'
      WHEN b.participation = 'PN1'
      THEN 'PN1'
      WHEN b.participation = 'PN2'
      THEN 'PN2'
      WHEN b.participation = 'PN3'
      THEN 'PN3'
      WHEN b.participation = 'PN4'
      THEN 'PN4'
      WHEN b.participation = 'PN5'
      THEN 'PN5'
      WHEN b.participation = 'PN6'
      THEN 'PN6'
      WHEN b.participation = 'PN7'
      THEN 'PN7'
    END AS g0
  FROM reviews_held AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.review_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
