-- needs-of-children-in-care version 1
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
  COUNT(f0) AS a0,
  COUNT(f1) AS a1,
  COUNT(f2) AS a2,
  COUNT(f3) AS a3,
  COUNT(f4) AS a4,
  COUNT(f5) AS a5,
  COUNT(f6) AS a6,
  COUNT(f7) AS a7,
  COUNT(f8) AS a8,
  COUNT(f9) AS a9,
  COUNT(f10) AS a10,
  COUNT(f11) AS a11
FROM (
  SELECT
    period_id,
    MAX(CASE WHEN c0 = 1 THEN 1 END) AS f0,
    MAX(CASE WHEN c0 = 1 AND g0 = 'N0' THEN 1 END) AS f1,
    MAX(CASE WHEN c0 = 1 AND g0 = 'N1' THEN 1 END) AS f2,
    MAX(CASE WHEN c0 = 1 AND g0 = 'N2' THEN 1 END) AS f3,
    MAX(CASE WHEN c0 = 1 AND g0 = 'N3' THEN 1 END) AS f4,
    MAX(CASE WHEN c0 = 1 AND g0 = 'N4' THEN 1 END) AS f5,
    MAX(CASE WHEN c0 = 1 AND g0 = 'N5' THEN 1 END) AS f6,
    MAX(CASE WHEN c0 = 1 AND g0 = 'N6' THEN 1 END) AS f7,
    MAX(CASE WHEN c0 = 1 AND g0 = 'N7' THEN 1 END) AS f8,
    MAX(CASE WHEN c0 = 1 AND g0 = 'N8' THEN 1 END) AS f9,
    MAX(CASE WHEN c0 = 1 AND g0 = 'N9' THEN 1 END) AS f10,
    MAX(CASE WHEN c0 = 1 AND g0 IS NULL THEN 1 END) AS f11
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
      b.person_key AS once
    FROM looked_after AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.until_date > p.as_at
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
