-- unaccompanied-share-of-looked-after version 1
WITH looked_after AS (
SELECT
  c.*,
  p.birth_date
FROM care_periods AS c
LEFT JOIN people AS p
  ON p.person_key = c.person_key
WHERE
  NOT COALESCE(c.short_breaks, FALSE)
),
unaccompanied_spells AS (
SELECT
  i.authority,
  i.person_key,
  i.event_key,
  i.until_date,
  COALESCE(i.start_date, CAST('1900-01-01' AS DATE)) AS since_date
FROM immigration AS i
WHERE
  i.status = 'uasc'
),
at_unaccompanied AS (
SELECT
  t.*,
  t.since_date AS from_date,
  LEAST(
    t.until_date,
    COALESCE(
      LEAD(t.since_date) OVER (
        PARTITION BY t.person_key
        ORDER BY t.since_date NULLS LAST, t.event_key NULLS LAST
      ),
      CAST('9999-12-31' AS DATE)
    )
  ) AS to_date
FROM unaccompanied_spells AS t
),
tally_dated_status AS (
SELECT
  p.period_id,
  t.person_key,
  COUNT(*) AS found
FROM gt_periods AS p
JOIN immigration AS t
  ON NOT t.person_key IS NULL
GROUP BY
  p.period_id,
  t.person_key
)
SELECT
  period_id,
  COUNT(f0) AS a0,
  COUNT(f1) AS a1
FROM (
  SELECT
    period_id,
    MAX(CASE WHEN c0 = 1 THEN 1 END) AS f0,
    MAX(CASE WHEN c0 = 1 AND m0 = 1 THEN 1 END) AS f1
  FROM (
    SELECT
      p.period_id AS period_id,
      1 AS c0,
      CASE
        WHEN NOT unaccompanied.event_key IS NULL
        OR (
          dated_status.found IS NULL AND COALESCE(b.unaccompanied_in_12_months, FALSE)
        )
        THEN 1
      END AS m0,
      b.person_key AS once
    FROM looked_after AS b
    JOIN gt_periods AS p
      ON b.start_date <= p.as_at AND b.until_date > p.as_at
    LEFT JOIN at_unaccompanied AS unaccompanied
      ON unaccompanied.person_key = b.person_key
      AND (
        unaccompanied.from_date <= p.as_at AND unaccompanied.to_date > p.as_at
      )
    LEFT JOIN tally_dated_status AS dated_status
      ON dated_status.period_id = p.period_id AND dated_status.person_key = b.person_key
  ) AS r
  GROUP BY
    period_id,
    once
) AS e
GROUP BY
  period_id
