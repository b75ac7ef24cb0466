-- assessments-with-domestic-abuse version 1
WITH assessments_and_factors AS (
SELECT
  a.authority,
  a.event_key,
  a.person_key,
  a.start_date,
  a.authorised_date,
  a.team_id,
  a.worker_id,
  MAX(CASE WHEN NOT f.factor IS NULL THEN 1 ELSE 0 END) AS any_factor,
  MAX(CASE WHEN f.factor IN ('3A', '3B', '3C') THEN 1 ELSE 0 END) AS domestic_abuse,
  MAX(CASE WHEN f.factor IN ('4A', '4B', '4C') THEN 1 ELSE 0 END) AS mental_health,
  MAX(
    CASE
      WHEN f.factor IN ('1A', '1B', '1C') OR f.factor IN ('2A', '2B', '2C')
      THEN 1
      ELSE 0
    END
  ) AS alcohol_or_drugs,
  MAX(
    CASE
      WHEN f.factor IN ('16A')
      OR f.factor IN ('17A')
      OR f.factor IN ('18A', '18B', '18C')
      OR f.factor IN ('19A', '19B', '19C')
      THEN 1
      ELSE 0
    END
  ) AS abuse_or_neglect,
  MAX(CASE WHEN f.factor IN ('11A', '12A', '13A', '24A') THEN 1 ELSE 0 END) AS exploitation
FROM assessments AS a
LEFT JOIN assessment_factors AS f
  ON f.assessment_key = a.event_key
GROUP BY
  a.authority,
  a.event_key,
  a.person_key,
  a.start_date,
  a.authorised_date,
  a.team_id,
  a.worker_id
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
    CASE WHEN b.any_factor = 1 THEN 1 END AS c0,
    CASE WHEN b.domestic_abuse = 1 THEN 1 END AS m0
  FROM assessments_and_factors AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.authorised_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
