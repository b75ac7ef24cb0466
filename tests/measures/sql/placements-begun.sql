-- placements-begun version 1
WITH homes AS (
SELECT
  p.*
FROM placements AS p
LEFT JOIN care_periods AS c
  ON c.event_key = p.care_period_key
WHERE
  NOT COALESCE(p.short_breaks, c.short_breaks, FALSE)
),
stays_with_carers AS (
WITH lasting AS (
  SELECT
    h.*,
    CASE
      WHEN h.placement_type IN ('A3', 'A5')
      AND NOT LAG(h.start_date) OVER (
        PARTITION BY h.person_key, h.care_period_key
        ORDER BY h.start_date NULLS LAST, h.event_key NULLS LAST
      ) IS NULL
      THEN 0
      ELSE 1
    END AS begins
  FROM homes AS h
  WHERE
    h.until_date > h.start_date
    AND (
      h.placement_type IS NULL
      OR NOT h.placement_type IN ('T0', 'T1', 'T2', 'T3', 'T4')
    )
), numbered AS (
  SELECT
    l.*,
    SUM(l.begins) OVER (
      PARTITION BY l.person_key, l.care_period_key
      ORDER BY l.start_date NULLS LAST, l.event_key NULLS LAST
      rows BETWEEN UNBOUNDED preceding AND CURRENT ROW
    ) AS stay_number
  FROM lasting AS l
), stays AS (
  SELECT
    authority,
    person_key,
    care_period_key,
    stay_number,
    MIN(event_key) AS event_key,
    MIN(start_date) AS start_date,
    MAX(until_date) AS until_date,
    MAX(CASE WHEN placement_type IN ('A4', 'A6') THEN 1 ELSE 0 END) AS with_new_adopters
  FROM numbered
  GROUP BY
    authority,
    person_key,
    care_period_key,
    stay_number
)
SELECT
  authority,
  person_key,
  event_key,
  care_period_key,
  start_date,
  until_date,
  CASE
    WHEN with_new_adopters = 1
    THEN COALESCE(
      LAG(start_date) OVER (PARTITION BY person_key, care_period_key ORDER BY stay_number NULLS LAST),
      start_date
    )
    ELSE start_date
  END AS settled_date
FROM stays
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0
  FROM stays_with_carers AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.start_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
