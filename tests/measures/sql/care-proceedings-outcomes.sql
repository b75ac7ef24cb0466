-- care-proceedings-outcomes version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'PO') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'CO') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'SGO') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'CAO') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'SO') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'none') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'other') AS a7,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a8
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN b.final_order = 'PO'
      THEN 'PO'
      WHEN b.final_order = 'CO'
      THEN 'CO'
      WHEN b.final_order = 'SGO'
      THEN 'SGO'
      WHEN b.final_order = 'CAO'
      THEN 'CAO'
      WHEN b.final_order = 'SO'
      THEN 'SO'
      WHEN b.final_order = 'none'
      THEN 'none'
      WHEN NOT b.final_order IS NULL
      THEN 'other'
    END AS g0
  FROM care_proceedings AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.concluded_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
