-- contacts-by-source version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'from-individual') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'from-education') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'from-health') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'from-housing') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'from-authority') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'from-police') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'from-other-legal-agency') AS a7,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'source-not-known') AS a8,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'from-other') AS a9,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a10
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN b.source IN ('1A', '1B', '1C', '1D')
      THEN 'from-individual'
      WHEN b.source IN ('2A', '2B')
      THEN 'from-education'
      WHEN b.source IN ('3A', '3B', '3C', '3D', '3E', '3F')
      THEN 'from-health'
      WHEN b.source IN ('4')
      THEN 'from-housing'
      WHEN b.source IN ('5A', '5B', '5C', '5D')
      THEN 'from-authority'
      WHEN b.source IN ('6')
      THEN 'from-police'
      WHEN b.source IN ('7')
      THEN 'from-other-legal-agency'
      WHEN b.source IN ('10', '9')
      THEN 'source-not-known'
      WHEN b.source = '8'
      THEN 'from-other'
    END AS g0
  FROM contacts AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.contact_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
