-- children-in-need-by-time-since-seen version 1
WITH children_seen AS (
SELECT
  v.*,
  CAST('9999-12-31' AS DATE) AS until_date
FROM visits AS v
WHERE
  v.seen
),
at_last_seen AS (
SELECT
  t.*,
  t.visit_date AS from_date,
  LEAST(
    t.until_date,
    COALESCE(
      LEAD(t.visit_date) OVER (
        PARTITION BY t.person_key
        ORDER BY t.visit_date NULLS LAST, t.event_key NULLS LAST
      ),
      CAST('9999-12-31' AS DATE)
    )
  ) AS to_date
FROM children_seen AS t
)
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'up-to-4-weeks') AS a1,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'over-4-to-6-weeks') AS a2,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'over-6-to-12-weeks') AS a3,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 = 'over-12-weeks') AS a4,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND g0 IS NULL) AS a5
FROM (
  SELECT
    p.period_id AS period_id,
    CASE WHEN NOT COALESCE(b.no_further_action, FALSE) THEN 1 END AS c0,
    CASE
      WHEN d1.due >= p.as_at
      THEN 'up-to-4-weeks'
      WHEN d2.due >= p.as_at
      THEN 'over-4-to-6-weeks'
      WHEN d3.due >= p.as_at
      THEN 'over-6-to-12-weeks'
      WHEN NOT CASE
        WHEN CASE WHEN b.last_seen_date <= p.as_at THEN b.last_seen_date END > CASE WHEN last_seen.visit_date <= p.as_at THEN last_seen.visit_date END
        THEN CASE WHEN b.last_seen_date <= p.as_at THEN b.last_seen_date END
        ELSE COALESCE(
          CASE WHEN last_seen.visit_date <= p.as_at THEN last_seen.visit_date END,
          CASE WHEN b.last_seen_date <= p.as_at THEN b.last_seen_date END
        )
      END IS NULL
      AND NOT p.as_at IS NULL
      THEN 'over-12-weeks'
    END AS g0
  FROM referrals AS b
  JOIN gt_periods AS p
    ON b.referral_date <= p.as_at AND b.until_date > p.as_at
  LEFT JOIN at_last_seen AS last_seen
    ON last_seen.person_key = b.person_key
    AND (
      last_seen.from_date <= p.as_at AND last_seen.to_date > p.as_at
    )
  LEFT JOIN gt_due AS d1
    ON d1.limit_key = 'weeks:4'
    AND d1.day = CASE
      WHEN CASE WHEN b.last_seen_date <= p.as_at THEN b.last_seen_date END > CASE WHEN last_seen.visit_date <= p.as_at THEN last_seen.visit_date END
      THEN CASE WHEN b.last_seen_date <= p.as_at THEN b.last_seen_date END
      ELSE COALESCE(
        CASE WHEN last_seen.visit_date <= p.as_at THEN last_seen.visit_date END,
        CASE WHEN b.last_seen_date <= p.as_at THEN b.last_seen_date END
      )
    END
  LEFT JOIN gt_due AS d2
    ON d2.limit_key = 'weeks:6'
    AND d2.day = CASE
      WHEN CASE WHEN b.last_seen_date <= p.as_at THEN b.last_seen_date END > CASE WHEN last_seen.visit_date <= p.as_at THEN last_seen.visit_date END
      THEN CASE WHEN b.last_seen_date <= p.as_at THEN b.last_seen_date END
      ELSE COALESCE(
        CASE WHEN last_seen.visit_date <= p.as_at THEN last_seen.visit_date END,
        CASE WHEN b.last_seen_date <= p.as_at THEN b.last_seen_date END
      )
    END
  LEFT JOIN gt_due AS d3
    ON d3.limit_key = 'weeks:12'
    AND d3.day = CASE
      WHEN CASE WHEN b.last_seen_date <= p.as_at THEN b.last_seen_date END > CASE WHEN last_seen.visit_date <= p.as_at THEN last_seen.visit_date END
      THEN CASE WHEN b.last_seen_date <= p.as_at THEN b.last_seen_date END
      ELSE COALESCE(
        CASE WHEN last_seen.visit_date <= p.as_at THEN last_seen.visit_date END,
        CASE WHEN b.last_seen_date <= p.as_at THEN b.last_seen_date END
      )
    END
) AS r
GROUP BY
  period_id
