WITH looked_after AS (
SELECT
  c.*,
  p.birth_date
FROM care_periods AS c
LEFT JOIN people AS p
  ON p.person_key = c.person_key
WHERE
  NOT COALESCE(c.short_breaks, FALSE)
)
SELECT
  period_id,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'N0') AS a1,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'N1') AS a2,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'N2') AS a3,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'N3') AS a4,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'N4') AS a5,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'N5') AS a6,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'N6') AS a7,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'N7') AS a8,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'N8') AS a9,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 = 'N9') AS a10,
  COUNT(DISTINCT k0) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a11
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN b.need = 'N0'
      THEN 'N0'
      WHEN b.need = 'N1'
      THEN 'N1'
      WHEN b.need = 'N2'
      THEN 'N2'
      WHEN b.need = 'N3'
      THEN 'N3'
      WHEN b.need = 'N4'
      THEN 'N4'
      WHEN b.need = 'N5'
      THEN 'N5'
      WHEN b.need = 'N6'
      THEN 'N6'
      WHEN b.need = 'N7'
      THEN 'N7'
      WHEN b.need = 'N8'
      THEN 'N8'
      WHEN b.need = 'N9'
      THEN 'N9'
    END AS g0,
    b.person_key AS k0
  FROM looked_after AS b
  JOIN gt_periods AS p
    ON b.start_date <= p.as_at AND b.until_date > p.as_at
) AS r
GROUP BY
  period_id
