-- assessment-factors version 1
WITH factors_of_assessments AS (
SELECT
  f.authority,
  f.event_key,
  f.person_key,
  f.factor,
  a.authorised_date,
  a.team_id,
  a.worker_id
FROM assessment_factors AS f
JOIN assessments AS a
  ON a.event_key = f.assessment_key
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'factor-domestic-abuse') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'factor-mental-health') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'factor-alcohol') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'factor-drugs') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'factor-disability') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'factor-neglect') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'factor-emotional-abuse') AS a7,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'factor-physical-abuse') AS a8,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'factor-sexual-abuse') AS a9,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'factor-exploitation') AS a10,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'factor-missing') AS a11,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'factor-young-carer') AS a12,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'factor-private-fostering') AS a13,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'factor-asylum') AS a14,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'self-harm') AS a15,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'behaviour') AS a16,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'harmful-practices') AS a17,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'other') AS a18,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'none') AS a19,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a20
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN b.factor IN ('3A', '3B', '3C')
      THEN 'factor-domestic-abuse'
      WHEN b.factor IN ('4A', '4B', '4C')
      THEN 'factor-mental-health'
      WHEN b.factor IN ('1A', '1B', '1C')
      THEN 'factor-alcohol'
      WHEN b.factor IN ('2A', '2B', '2C')
      THEN 'factor-drugs'
      WHEN b.factor IN ('5A', '5B', '5C', '6A', '6B', '6C')
      THEN 'factor-disability'
      WHEN b.factor IN ('16A')
      THEN 'factor-neglect'
      WHEN b.factor IN ('17A')
      THEN 'factor-emotional-abuse'
      WHEN b.factor IN ('18A', '18B', '18C')
      THEN 'factor-physical-abuse'
      WHEN b.factor IN ('19A', '19B', '19C')
      THEN 'factor-sexual-abuse'
      WHEN b.factor IN ('11A', '12A', '13A', '24A')
      THEN 'factor-exploitation'
      WHEN b.factor IN ('10A')
      THEN 'factor-missing'
      WHEN b.factor IN ('7A')
      THEN 'factor-young-carer'
      WHEN b.factor IN ('8B', '8C', '8D', '8E', '8F')
      THEN 'factor-private-fostering'
      WHEN b.factor IN ('9A')
      THEN 'factor-asylum'
      WHEN b.factor = '15A'
      THEN 'self-harm'
      WHEN b.factor = '14A'
      THEN 'behaviour'
      WHEN b.factor IN ('22A', '23A')
      THEN 'harmful-practices'
      WHEN b.factor = '20'
      THEN 'other'
      WHEN b.factor = '21'
      THEN 'none'
    END AS g0
  FROM factors_of_assessments AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.authorised_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
