"""Running text of committee reports and annual reports, and what they say beside their own figures."""

from tests.scrutiny.fresh.shape import Fault, Paper, Table

STATEMENTS = (
    Table(
        "narrative of an annual report",
        """\
Section,Text
Children in care,"At 31 March 2023 there were 461 children in care, compared with 455 a year earlier, an increase of 6."
Reviews,"Of the 1,517 reviews held, 1,411 (93%) were on time."
Placements,"118 of 461 children (26%) lived with agency carers."
Savings,"Savings of £1.06m have been delivered against a target of £1.95m, leaving £0.89m to find."
Timeliness,"Performance improved from 62.5% in quarter 2 to 67.8% in quarter 3."
""",
        (
            Fault(
                "words",
                "2/B",
                "At 31 March 2023 there were 461 children in care, compared with 455 a year earlier, an increase of 16.",
            ),
            Fault("words", "3/B", "Of the 1,517 reviews held, 1,411 (39%) were on time."),
            Fault("words", "4/B", "118 of 461 children (62%) lived with agency carers."),
            Fault(
                "words",
                "5/B",
                "Savings of £1.06m have been delivered against a target of £1.95m, leaving £0.98m to find.",
            ),
            Fault("words", "6/B", "Performance improved from 67.8% in quarter 2 to 62.5% in quarter 3."),
        ),
    ),
    Table(
        "commentary beside measures",
        """\
Measure,Q2,Q3,Target,Comment on performance
Plans reviewed on time,91.0%,94.2%,95%,Just below target
Assessments in 45 days,85.5%,83.9%,90%,Fell in the quarter and is below target
Contacts screened in a day,94.1%,95.3%,95%,Rose and is now above target
Children seen alone,88.0%,92.5%,90%,Above target
Core groups on time,71.0%,74.0%,85%,Rising but below target
""",
        (
            Fault("label twice", "5/A", "Contacts screened in a day", "4/A"),
            Fault("unit", "3/C", "83.9", ""),
        ),
    ),
)

PAPERS = (
    Paper(
        "report to a select committee",
        (
            "Children's Select Committee, 12 September 2023",
            "PURPOSE OF REPORT",
            "1.1 This report sets out performance to the end of June 2023. The scorecard is at Appendix 1.",
            "1.2 Recommendations are in paragraph 3.1.",
            "PERFORMANCE",
            "2.1 The service received 2,690 referrals in the year, of which 621 (23%) were repeat referrals.",
            "2.2 The number of children on a plan rose from 266 to 288, an increase of 8%.",
            "2.3 Nearly three quarters of visits (74%) were on time.",
            "RECOMMENDATIONS",
            "3.1 Members are asked to note the report and the scorecard at Appendix 1.",
            "APPENDIX 1",
            "Scorecard for the first quarter.",
        ),
        (
            Fault("cross reference", "4/", "1.2 Recommendations are in paragraph 3.4."),
            Fault(
                "words",
                "6/",
                "2.1 The service received 2,690 referrals in the year, of which 621 (32%) were repeat referrals.",
            ),
            Fault("words", "7/", "2.2 The number of children on a plan rose from 266 to 288, an increase of 18%."),
            Fault("paragraph twice", "8/", "2.2 Nearly three quarters of visits (74%) were on time.", "7/"),
        ),
    ),
    Paper(
        "annual report of a board",
        (
            "Corporate Parenting Board annual report 2022-23",
            "FOREWORD",
            "1. We are responsible for 461 children, 6 more than the 455 of last year.",
            "2. Of these, 182 (39%) are placed outside the borough.",
            "3. 58% of care leavers are in work or learning, 3 percentage points above the target of 55%.",
            "4. Spending on placements was £21.3m, £1.7m more than the budget of £19.6m.",
            "5. The average caseload fell from 19.8 to 18.4, its lowest for two years.",
        ),
        (
            Fault("words", "3/", "1. We are responsible for 461 children, 16 more than the 455 of last year."),
            Fault(
                "words",
                "5/",
                "3. 58% of care leavers are in work or learning, 3 percentage points above the target of 65%.",
            ),
            Fault("words", "6/", "4. Spending on placements was £21.3m, £2.7m more than the budget of £19.6m."),
            Fault("words", "7/", "5. The average caseload fell from 18.4 to 19.8, its lowest for two years."),
        ),
    ),
)
