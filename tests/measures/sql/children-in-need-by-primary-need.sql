-- children-in-need-by-primary-need version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'N0') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'N1') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'N2') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'N3') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'N4') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'N5') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'N6') AS a7,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'N7') AS a8,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'N8') AS a9,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'N9') AS a10,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a11
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN NOT COALESCE(b.no_further_action, FALSE) THEN 1 END AS c0,
    CASE
      WHEN b.primary_need = 'N0'
      THEN 'N0'
      WHEN b.primary_need = 'N1'
      THEN 'N1'
      WHEN b.primary_need = 'N2'
      THEN 'N2'
      WHEN b.primary_need = 'N3'
      THEN 'N3'
      WHEN b.primary_need = 'N4'
      THEN 'N4'
      WHEN b.primary_need = 'N5'
      THEN 'N5'
      WHEN b.primary_need = 'N6'
      THEN 'N6'
      WHEN b.primary_need = 'N7'
      THEN 'N7'
      WHEN b.primary_need = 'N8'
      THEN 'N8'
      WHEN b.primary_need = 'N9'
      THEN 'N9'
    END AS g0
  FROM referrals AS b
  JOIN gt_periods AS p
    ON b.referral_date <= p.as_at AND b.until_date > p.as_at
) AS r
GROUP BY
  period_id
