-- cp-visits-seen-alone version 1
SELECT
  period_id,
  COUNT(*) FILTER(WHERE
    c0 = 1) AS a0,
  COUNT(*) FILTER(WHERE
    c0 = 1 AND m0 = 1) AS a1
FROM (
  SELECT
    p.period_id AS period_id,
    CASE
      WHEN b.kind = 'cp'
      AND (
        b.seen OR (
          b.seen IS NULL AND NOT b.seen_alone IS NULL
        )
      )
      AND (
        d.day_ymd - s.birth_ymd
      ) >= 40000
      THEN 1
    END AS c0,
    CASE WHEN b.seen_alone THEN 1 END AS m0
  FROM visits AS b
  JOIN gt_days AS d
    ON d.span = 'period' AND d.day = b.visit_date
  JOIN gt_periods AS p
    ON p.period_id = d.period_id
  LEFT JOIN gt_persons AS s
    ON s.person_key = b.person_key
) AS r
GROUP BY
  period_id
