-- contacts-by-outcome version 1
WITH contacts_decided AS (
SELECT
  c.*,
  COALESCE(c.decided_date, CAST(c.decided_at AS DATE), c.contact_date) AS outcome_date,
  NULLIF(c.outcome, 'pending') AS decision
FROM contacts AS c
WHERE
  NOT NULLIF(c.outcome, 'pending') IS NULL
  OR NOT c.decided_date IS NULL
  OR NOT c.decided_at IS NULL
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'referral') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'assessment') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'strategy-discussion') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'early-help') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'information-advice') AS a5,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'open-case') AS a6,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'other-authority') AS a7,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'other-agency') AS a8,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'nfa') AS a9,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a10
FROM (
  SELECT
    p.period_id AS period_id,
    1 AS c0,
    CASE
      WHEN b.decision = 'referral'
      THEN 'referral'
      WHEN b.decision = 'assessment'
      THEN 'assessment'
      WHEN b.decision = 'strategy-discussion'
      THEN 'strategy-discussion'
      WHEN b.decision = 'early-help'
      THEN 'early-help'
      WHEN b.decision = 'information-advice'
      THEN 'information-advice'
      WHEN b.decision = 'open-case'
      THEN 'open-case'
      WHEN b.decision = 'other-authority'
      THEN 'other-authority'
      WHEN b.decision = 'other-agency'
      THEN 'other-agency'
      WHEN b.decision = 'nfa'
      THEN 'nfa'
    END AS g0
  FROM contacts_decided AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.outcome_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
) AS r
GROUP BY
  period_id
