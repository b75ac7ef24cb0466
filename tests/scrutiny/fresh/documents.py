"""Papers whose parts stand apart: two tables of one subject, and running text with its references."""

from tests.scrutiny.fresh.shape import Fault, Paper, Sum, Table, rows

PAIRS = (
    Table(
        "stacked directorates",
        """\
Performance by directorate,,,,
Children's services,,,,
Indicator,2021/22,2022/23,Variance,Target
Adopters approved,11,14,3,12
Foster households approved,19,16,-3,20
Adult social care,,,,
Indicator,2021/22,2022/23,Variance,Target
Carers assessed,402,455,53,450
Reviews done,"1,210","1,187",-23,"1,250"
Place,,,,
Indicator,2021/22,2022/23,Variance,Target
Homes built,310,288,-22,300
Potholes filled,"4,120","4,515",395,"4,000"
""",
        (
            Fault("change", "5/D", "3", "5/B 5/C"),
            Fault("change", "9/D", "-32", "9/B 9/C"),
            Fault("change", "13/C", "4,551", "13/D 13/B"),
        ),
        (Sum((4, 5, 8, 9, 12, 13), "D", lambda r: r.C - r.B),),
        ((3,), (7,), (11,)),
    ),
    Table(
        "risk matrix and register",
        """\
Risk register,,,,
Ref,Risk,Impact,Likelihood,Score
R1,Homes for teenagers,4,4,16
R2,Legal delay,3,3,9
R3,Loss of grant,4,2,8
R4,Old case files,2,2,4
,,,,
Risk matrix: number of risks by score,,,,
Score,Number of risks,,,
16 and over,1,,,
8 to 15,2,,,
Under 8,1,,,
Total,4,,,
""",
        (
            Fault("risk score", "4/E", "6", "4/C 4/D"),
            Fault("matrix against register", "11/B", "3", "13/B"),
            Fault("risk score", "3/D", "5", "3/C 3/E"),
        ),
        (Sum(rows(3, 6), "E", lambda r: r.C * r.D), Sum((13,), "B", lambda r: r.down(10, 12))),
        ((2,), (9,)),
    ),
    Table(
        "one measure in two themes",
        """\
Theme 1: right help early,,,
Measure,Period,Target,Actual
Assessments completed within 45 days,Oct-23,90%,86%
Early help plans closed with needs met,Oct-23,75%,77%
,,,
Theme 2: timely decisions,,,
Measure,Period,Target,Actual
Assessments completed within 45 days,Oct-23,90%,86%
Initial conferences within 15 days,Oct-23,85%,81%
""",
        (
            Fault("one target", "8/C", "95%", "3/C"),
            Fault("same figure in two tables", "8/D", "68%", "3/D"),
            Fault("same figure in two tables", "3/D", "89%", "8/D"),
        ),
        (),
        ((2,), (7,)),
    ),
    Table(
        "few children and an arrow",
        """\
Measure,Number of children,Previous,Latest,Direction of travel
Children placed for adoption in time,5,60%,60%,→
Young parents offered a visit,118,71%,83%,↑
Plans reviewed on time,163,94%,88%,↓
Missing children seen in 72 hours,204,66%,73%,↑
""",
        (
            Fault("small n", "2/E", "↑", "2/B 2/C 2/D"),
            Fault("small n", "5/B", "3", "5/C 5/D 5/E"),
            Fault("arrow against sign", "4/E", "↑", "4/C 4/D"),
        ),
    ),
    Table(
        "rating against the baseline",
        """\
Measure,Good is,Baseline,Current,Compared with baseline
Audits with a clear chronology,High,35%,52%,Better
Supervision on the file,High,60%,57%,Worse
Repeat plans,Low,22%,17%,Better
Changes of social worker in a year,Low,2.1,2.6,Worse
""",
        (
            Fault("rating against baseline", "2/E", "Worse", "2/B 2/C 2/D"),
            Fault("rating against baseline", "4/E", "Worse", "4/B 4/C 4/D"),
            Fault("rating against baseline", "5/E", "Better", "5/B 5/C 5/D"),
        ),
    ),
)

PAPERS = (
    Paper(
        "committee report",
        (
            "Report to the Children and Education Committee, 14 November 2023",
            "SUMMARY",
            "1.1 The committee is asked to note the progress set out in paragraph 2.2.",
            "1.2 The measures are set out in Appendix A.",
            "PROGRESS",
            "2.1 Of 60 audits, 36 (60%) were good.",
            "2.2 Timeliness rose from 81% to 86%.",
            "2.3 The committee will next meet on 16 January 2024.",
            "APPENDIX A",
            "The measures are listed here.",
        ),
        (
            Fault(
                "paragraph missing", "3/", "1.1 The committee is asked to note the progress set out in paragraph 2.7."
            ),
            Fault("appendix missing", "4/", "1.2 The measures are set out in Appendix C."),
            Fault("paragraph twice", "8/", "2.2 The committee will next meet on 16 January 2024.", "7/"),
            Fault("words", "6/", "2.1 Of 60 audits, 36 (66%) were good."),
        ),
    ),
    Paper(
        "board minutes",
        (
            "Improvement Board, meeting of 8 June 2023",
            "NOTES OF THE MEETING",
            "1. The minutes of the meeting on 4 May 2023 were agreed.",
            "2. Vacancies fell from 31 to 24, a drop of 7.",
            "3. The board heard that 45 of 50 plans (90%) were reviewed on time.",
            "4. Item 3 of this meeting was discussed on Thursday 8 June 2023.",
        ),
        (
            Fault("words", "4/", "2. Vacancies fell from 31 to 24, a drop of 9."),
            Fault("words", "5/", "3. The board heard that 45 of 50 plans (95%) were reviewed on time."),
            Fault(
                "paragraph out of order",
                "5/",
                "6. The board heard that 45 of 50 plans (90%) were reviewed on time.",
                "6/",
            ),
            Fault("date", "6/", "4. Item 3 of this meeting was discussed on Friday 8 June 2023."),
        ),
    ),
)
