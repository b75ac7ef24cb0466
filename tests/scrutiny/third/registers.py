"""Registers, trackers and returns: risks, audits, actions, complaints, requests for information and the workforce."""

from tests.scrutiny.fresh.shape import Fault, Sum, Table, rows

REGISTERS = (
    Table(
        "strategic risk register",
        """\
Risk ref,Risk description,Gross likelihood,Gross impact,Gross score,Net likelihood,Net impact,Net score,Risk appetite
SR1,Failure to safeguard a child,4,5,20,2,5,10,8
SR2,Overspend on placements,5,4,20,4,4,16,9
SR3,Loss of experienced staff,4,4,16,3,4,12,9
SR4,Breach of personal data,3,4,12,2,4,8,6
SR5,Provider failure,3,5,15,2,5,10,10
""",
        (
            Fault("score", "3/H", "12", "3/F 3/G"),
            Fault("score", "6/E", "25", "6/C 6/D"),
            Fault("net above gross", "4/F", "5", "4/H 4/E 4/G"),
            Fault("id twice", "5/A", "SR3", "4/A"),
        ),
        (Sum(rows(2, 6), "E", lambda r: r.C * r.D), Sum(rows(2, 6), "H", lambda r: r.F * r.G)),
    ),
    Table(
        "directorate risks with previous scores",
        """\
No.,Risk,Probability,Severity,Risk rating,Last quarter's rating,Direction
1,Insufficient local placements,4,4,16,16,Unchanged
2,Delays in family court,3,3,9,12,Decreased
3,Non-delivery of savings,4,3,12,9,Increased
4,Cyber attack on case system,2,5,10,10,Unchanged
5,School transport demand,5,3,15,12,Increased
6,Inspection readiness,2,4,8,12,Decreased
""",
        (
            Fault("score", "4/E", "9", "4/C 4/D 4/G"),
            Fault("direction", "3/G", "Increased", "3/E 3/F"),
            Fault("direction", "5/G", "Increased", "5/E 5/F"),
            Fault("score", "6/E", "20", "6/C 6/D"),
        ),
        (Sum(rows(2, 7), "E", lambda r: r.C * r.D),),
    ),
    Table(
        "risks by rating",
        """\
Risks by rating,Q1,Q2,Q3
Very high (20-25),2,2,1
High (12-16),7,8,8
Medium (6-10),11,9,10
Low (1-5),4,5,5
Total number of risks,24,24,24
""",
        (
            Fault("total", "6/C", "25", "2/C 3/C 4/C 5/C"),
            Fault("part", "3/B", "9", "6/B 2/B 4/B 5/B"),
        ),
        (Sum((6,), "BCD", lambda r: r.down(2, 5)),),
    ),
    Table(
        "post-inspection action plan",
        """\
Action number,Inspection recommendation and action,Accountable lead,Start,Complete by,BRAG,Progress %
1.1,Launch new practice standards,Principal Social Worker,April 2023,30 June 2023,Blue,100%
1.2,Train all managers in supervision,Head of Learning,May 2023,31 July 2023,Blue,100%
1.3,Audit supervision every quarter,Head of Quality,June 2023,31 December 2023,Green,60%
2.1,Redesign the front door,Head of Access,May 2023,30 September 2023,Red,70%
2.2,Agree thresholds with partners,Partnership Manager,July 2023,30 November 2023,Green,50%
2.3,Review decision making at night,Emergency Duty Manager,August 2023,31 January 2024,Amber,20%
""",
        (
            Fault("status", "3/G", "80%", "3/F"),
            Fault("overdue and on track", "5/F", "Green", "5/E 5/G"),
            Fault("id twice", "4/A", "1.2", "3/A"),
            Fault("owner", "6/C", "To be confirmed", ""),
            Fault("id gap", "7/A", "2.4", "6/A"),
        ),
    ),
    Table(
        "follow up of audit recommendations",
        """\
Audit title,Recommendations agreed,Implemented,In progress,Overdue,% implemented
Direct payments,12,9,2,1,75%
Foster carer payments,8,6,1,1,75%
Purchasing cards in homes,15,11,4,0,73%
Section 17 payments,6,3,1,2,50%
Data quality of returns,9,4,3,2,44%
All audits,50,33,11,6,66%
""",
        (
            Fault("share", "4/F", "37%", "4/B 4/C"),
            Fault("parts", "2/B", "21", "2/C 2/D 2/E 2/F 7/B"),
            Fault("total", "7/E", "9", "2/E 3/E 4/E 5/E 6/E 7/B 7/C 7/D"),
            Fault("parts", "6/D", "5", "6/B 6/C 6/E 7/D"),
        ),
        (
            Sum(rows(2, 7), "B", lambda r: r.C + r.D + r.E),
            Sum(rows(2, 7), "F", lambda r: 100 * r.C / r.B),
            Sum((7,), "BCDE", lambda r: r.down(2, 6)),
        ),
    ),
    Table(
        "internal audit plan",
        """\
Audit assignment,Planned days,Days delivered,Days to go,Assurance opinion
Children's homes,25,25,0,Reasonable
Adoption allowances,15,11,4,In progress
School admissions,18,18,0,Substantial
Care leaver grants,12,5,7,In progress
Family hub contracts,20,0,20,Not started
Plan total,90,59,31,
""",
        (
            Fault("remainder", "3/D", "14", "3/B 3/C 7/D"),
            Fault("total", "7/B", "99", "2/B 3/B 4/B 5/B 6/B 7/C 7/D"),
            Fault("remainder", "5/C", "8", "5/B 5/D 7/C"),
        ),
        (Sum(rows(2, 7), "D", lambda r: r.B - r.C), Sum((7,), "BCD", lambda r: r.down(2, 6))),
    ),
    Table(
        "complaints by stage",
        """\
Statutory complaints,2020/21,2021/22,2022/23
Stage 1 received,88,96,111
Stage 1 answered within 20 working days,61,70,67
Stage 1 within timescale,69%,73%,60%
Stage 2 investigations,7,9,12
Stage 3 panels,1,2,2
""",
        (
            Fault("share", "4/C", "37%", "3/C 2/C"),
            Fault("count behind a share", "3/D", "97", "4/D 2/D"),
            Fault("more than all", "3/B", "91", "2/B 4/B"),
        ),
        (Sum((4,), "BCD", lambda r: 100 * r.at(f"{r.column}3") / r.at(f"{r.column}2")),),
    ),
    Table(
        "complaint outcomes by service",
        """\
Service complained of,Upheld,Partially upheld,Not upheld,Withdrawn,All closed,% upheld in full or part
Safeguarding,9,14,22,3,48,48%
Children in care,6,8,11,1,26,54%
SEND,11,7,4,2,24,75%
Fostering,1,2,3,0,6,50%
Whole service,27,31,40,6,104,56%
""",
        (
            Fault("total", "3/F", "36", "3/B 3/C 3/D 3/E 6/F 3/G"),
            Fault("share", "4/G", "57%", "4/B 4/C 4/F"),
            Fault("total", "6/D", "44", "2/D 3/D 4/D 5/D 6/F"),
        ),
        (
            Sum(rows(2, 6), "F", lambda r: r.B + r.C + r.D + r.E),
            Sum(rows(2, 6), "G", lambda r: 100 * (r.B + r.C) / r.F),
            Sum((6,), "BCDEF", lambda r: r.down(2, 5)),
        ),
    ),
    Table(
        "ombudsman decisions",
        """\
Year,Decided,Investigated,Upheld,Uphold rate,Similar authorities
2020-21,38,14,9,64%,63%
2021-22,45,17,13,76%,68%
2022-23,41,19,15,79%,77%
""",
        (
            Fault("share", "3/E", "67%", "3/C 3/D"),
            Fault("more than all", "4/D", "51", "4/C 4/E"),
            Fault("count behind a share", "2/C", "41", "2/D 2/E 2/B"),
        ),
        (Sum(rows(2, 4), "E", lambda r: 100 * r.D / r.C),),
    ),
    Table(
        "compliments by team and quarter",
        """\
Team,Apr-Jun,Jul-Sep,Oct-Dec,Jan-Mar,Year
Family support,14,11,19,16,60
Social work,22,27,25,31,105
Residential,5,3,7,4,19
SEND,2,6,1,3,12
Total,43,47,52,54,196
""",
        (
            Fault("year of quarters", "3/F", "150", "3/B 3/C 3/D 3/E 6/F"),
            Fault("part", "2/D", "91", "2/F 6/D"),
            Fault("total", "6/B", "34", "2/B 3/B 4/B 5/B 6/F"),
        ),
        (
            Sum(rows(2, 6), "F", lambda r: r.B + r.C + r.D + r.E),
            Sum((6,), "BCDEF", lambda r: r.down(2, 5)),
        ),
    ),
    Table(
        "requests for information",
        """\
Period,Requests closed,Closed in 20 working days,% in time,Target,Met?
Q1,84,71,84.5%,90%,N
Q2,92,85,92.4%,90%,Y
Q3,77,66,85.7%,90%,N
Q4,101,94,93.1%,90%,Y
Year,354,316,89.3%,90%,N
""",
        (
            Fault("share", "3/D", "94.2%", "3/B 3/C"),
            Fault("target met", "4/F", "Y", "4/D 4/E"),
            Fault("total", "6/C", "361", "2/C 3/C 4/C 5/C 6/D 6/B"),
        ),
        (
            Sum(rows(2, 6), "D", lambda r: 100 * r.C / r.B),
            Sum((6,), "BC", lambda r: r.down(2, 5)),
        ),
    ),
    Table(
        "establishment and vacancies",
        """\
Team,Established FTE,Permanent in post,Vacant,Vacancy rate,Agency cover
Referral and assessment,42.0,31.5,10.5,25.0%,8.0
Court and protection,36.5,27.0,9.5,26.0%,7.5
Children in care,28.0,24.5,3.5,12.5%,2.0
Fostering,19.0,17.8,1.2,6.3%,0.0
Total,125.5,100.8,24.7,19.7%,17.5
""",
        (
            Fault("vacant", "3/D", "5.9", "3/B 3/C 6/D 3/E"),
            Fault("rate", "5/E", "3.6%", "5/B 5/D"),
            Fault("total", "6/F", "15.7", "2/F 3/F 4/F 5/F"),
        ),
        (
            Sum(rows(2, 6), "D", lambda r: r.B - r.C),
            Sum(rows(2, 6), "E", lambda r: 100 * r.D / r.B),
            Sum((6,), "BCDF", lambda r: r.down(2, 5)),
        ),
    ),
    Table(
        "turnover of social workers",
        """\
Quarter,Headcount at start,Joined,Left,Headcount at end,Turnover in quarter
Q1,211,9,14,206,6.6%
Q2,206,16,11,211,5.3%
Q3,211,12,17,206,8.1%
Q4,206,18,10,214,4.9%
""",
        (
            Fault("balance", "3/E", "221", "3/B 3/C 3/D 4/B"),
            Fault("balance", "5/B", "216", "4/E 5/C 5/D 5/E 5/F"),
            Fault("rate", "4/F", "1.8%", "4/B 4/D"),
        ),
        (Sum(rows(2, 5), "E", lambda r: r.B + r.C - r.D), Sum(rows(2, 5), "F", lambda r: 100 * r.D / r.B)),
    ),
    Table(
        "sickness by division",
        """\
Division,Days lost,Average FTE,Days lost per FTE,Previous year,Trend
Safeguarding,1914,164.2,11.7,10.4,Worse
Education,702,98.5,7.1,7.9,Better
Early help,1180,121.0,9.8,9.8,Same
Commissioning,214,41.3,5.2,6.6,Better
Directorate,4010,425.0,9.4,9.2,Worse
""",
        (
            Fault("average", "3/D", "1.7", "3/B 3/C"),
            Fault("direction", "5/F", "Worse", "5/D 5/E"),
            Fault("total", "6/B", "4100", "2/B 3/B 4/B 5/B 6/D 6/C"),
        ),
        (Sum(rows(2, 6), "D", lambda r: r.B / r.C), Sum((6,), "BC", lambda r: r.down(2, 5))),
    ),
    Table(
        "mandatory training",
        """\
Mandatory course,Staff required,Staff compliant,Compliant %,Non-compliant
Safeguarding refresher,412,388,94%,24
Information governance,506,471,93%,35
Equality and inclusion,506,402,79%,104
Fire safety,230,207,90%,23
""",
        (
            Fault("share", "3/D", "39%", "3/B 3/C"),
            Fault("remainder", "4/E", "140", "4/B 4/C"),
            Fault("count behind a share", "5/C", "270", "5/B 5/D 5/E"),
        ),
        (Sum(rows(2, 5), "D", lambda r: 100 * r.C / r.B), Sum(rows(2, 5), "E", lambda r: r.B - r.C)),
    ),
)
