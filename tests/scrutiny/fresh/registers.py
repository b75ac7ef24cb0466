"""Risk registers, action trackers, complaints and statements, as committees are given them."""

from tests.scrutiny.fresh.shape import Fault, Sum, Table, rows

REGISTERS = (
    Table(
        "strategic risks",
        """\
Risk no.,Description,Impact,Likelihood,Risk score,Residual impact,Residual likelihood,Residual score,Owner
SR01,Too few placements,5,4,20,5,3,15,Head of Commissioning
SR02,Loss of experienced workers,4,4,16,4,3,12,Principal Social Worker
SR03,Data not reliable,3,4,12,3,2,6,Head of Performance
SR04,Overspend on transport,4,3,12,3,3,9,Finance Partner
SR05,Case system fails,5,2,10,4,2,8,Head of Systems
""",
        (
            Fault("risk score", "3/E", "20", "3/C 3/D"),
            Fault("risk score", "6/H", "6", "6/F 6/G"),
            Fault("risk ids", "5/A", "SR03", "4/A"),
            Fault("owner", "4/I", "TBC"),
        ),
        (
            Sum(rows(2, 6), "E", lambda r: r.C * r.D),
            Sum(rows(2, 6), "H", lambda r: r.F * r.G),
        ),
    ),
    Table(
        "inherent and current risks",
        """\
Ref,Risk,Inherent risk,Residual risk,Target risk
C1,Poor quality of plans,20,12,8
C2,Delay in court,16,12,6
C3,Missing children not seen,15,10,5
C4,Inspection outcome,25,16,8
""",
        (
            Fault("residual above inherent", "3/D", "20", "3/C"),
            Fault("residual above inherent", "4/C", "8", "4/D"),
            Fault("risk score attainable", "5/D", "17", ""),
        ),
    ),
    Table(
        "risk bands",
        """\
Band of risk,Number of risks,Percentage
Very high,3,12%
High,7,28%
Medium,11,44%
Low,4,16%
Total,25,100%
""",
        (
            Fault("band counts", "6/B", "26", ""),
            Fault("band counts", "4/C", "48%", "4/B"),
            Fault("band counts", "2/C", "21%", "2/B"),
        ),
        (
            Sum((6,), "B", lambda r: r.down(2, 5)),
            Sum(rows(2, 6), "C", lambda r: 100 * r.B / r.at("B6")),
        ),
    ),
    Table(
        "improvement plan tracker",
        """\
Action ID,Action,Lead,Due date,Status,% complete
1.1,Publish threshold guide,Jo Finch,31/03/2023,Complete,100%
1.2,Train front door workers,Sam Reed,30/04/2023,Complete,100%
1.3,Introduce weekly audit,Ola Best,30/11/2023,On track,60%
1.4,Review partner protocol,Kit Moss,31/12/2023,On track,40%
1.5,Set up reflective sessions,Sam Reed,31/07/2023,Overdue,75%
""",
        (
            Fault("complete not 100%", "3/F", "80%", "3/E"),
            Fault("overdue and on track", "6/E", "On track", "6/D"),
            Fault("plan ids", "5/A", "1.3", "4/A"),
            Fault("owner", "4/C", "Ola Best / Kit Moss"),
        ),
    ),
    Table(
        "inspection action log",
        """\
No,What we will do,Who,By when,Progress,RAG
1,Rewrite supervision policy,Head of Practice,15 May 2023,Completed,Blue
2,Dip sample case notes,Audit Manager,30 June 2023,Completed,Blue
3,Recruit two managers,HR Partner,30 November 2023,In progress,Green
4,New contract for advocacy,Commissioner,31 August 2023,Delayed,Red
5,Report to scrutiny panel,Director,12 December 2023,In progress,Green
6,Refresh sufficiency plan,Commissioner,31 January 2024,Not started,Green
""",
        (
            Fault("plan ids", "5/A", "5", "6/A 5/A"),
            Fault("finished but coloured", "3/F", "Red", "3/E"),
            Fault("owner", "4/C", "Nobody"),
            Fault("id gaps", "7/A", "8", "6/A"),
        ),
    ),
    Table(
        "status counts of a plan",
        """\
Theme,Actions,Complete,On track,Delayed,% complete
Leadership,14,9,4,1,64%
Practice,22,10,9,3,45%
Workforce,12,6,4,2,50%
Partnership,10,7,3,0,70%
Whole plan,58,32,20,6,55%
""",
        (
            Fault("parts and total", "3/E", "4", "3/B 3/C 3/D 6/E"),
            Fault("parts and total", "6/B", "85", "6/C 6/D 6/E 6/F"),
            Fault("value from parts", "5/F", "77%", "5/B 5/C"),
        ),
        (
            Sum(rows(2, 6), "B", lambda r: r.C + r.D + r.E),
            Sum((6,), "BCDE", lambda r: r.down(2, 5)),
            Sum(rows(2, 6), "F", lambda r: 100 * r.C / r.B),
        ),
    ),
    Table(
        "complaints by stage",
        """\
Stage,Complaints received,Responded in time,% in time,Upheld,Partly upheld,Not upheld
Stage 1,86,71,83%,22,31,33
Stage 2,12,9,75%,3,6,3
Stage 3,4,4,100%,1,1,2
Total,102,84,82%,26,38,38
""",
        (
            Fault("complaints", "2/D", "88%", "2/B 2/C"),
            Fault("complaints", "3/C", "15", "3/B 3/D 5/C"),
            Fault("complaints", "5/B", "120", "5/C 5/D 5/E 5/F 5/G"),
            Fault("complaints", "4/G", "3", "5/G 4/B 4/E 4/F"),
        ),
        (
            Sum((5,), "BCEFG", lambda r: r.down(2, 4)),
            Sum(rows(2, 5), "D", lambda r: 100 * r.C / r.B),
            Sum(rows(2, 5), "B", lambda r: r.E + r.F + r.G),
        ),
    ),
    Table(
        "information requests",
        """\
Requests,Received,Answered within deadline,Answered late,Compliance
Freedom of information,73,66,7,90.4%
Access to records,41,29,12,70.7%
Court orders,18,18,0,100.0%
All requests,132,113,19,85.6%
""",
        (
            Fault("complaints", "3/E", "77.0%", "3/B 3/C"),
            Fault("complaints", "2/D", "9", "2/B 2/C 5/D"),
            Fault("complaints", "5/C", "131", "5/B 5/D 5/E"),
        ),
        (
            Sum(rows(2, 5), "B", lambda r: r.C + r.D),
            Sum(rows(2, 5), "E", lambda r: 100 * r.C / r.B),
            Sum((5,), "BCD", lambda r: r.down(2, 4)),
        ),
    ),
    Table(
        "training completion",
        """\
Course,Staff due,Staff trained,Completion rate,Outstanding
Safeguarding level 3,140,126,90%,14
Data protection,212,203,96%,9
Court skills,48,30,63%,18
""",
        (
            Fault("value from parts", "2/D", "80%", "2/B 2/C"),
            Fault("parts and total", "3/E", "19", "3/B 3/C"),
            Fault("value from parts", "4/C", "40", "4/B 4/D 4/E"),
        ),
        (
            Sum(rows(2, 4), "D", lambda r: 100 * r.C / r.B),
            Sum(rows(2, 4), "E", lambda r: r.B - r.C),
        ),
    ),
)

STATEMENTS = (
    Table(
        "statements of a performance report",
        """\
Ref,Statement
1,"Timely assessments rose from 81% to 86%, an increase of 5 percentage points."
2,"Of 48 children, 36 (75%) had a health check in the year."
3,"Referrals fell by 64, from 702 to 638."
4,"The number of children who went missing doubled from 9 to 18."
5,"At 92%, performance was above the target of 90%."
""",
        (
            Fault("words", "2/B", "Timely assessments fell from 81% to 86%, a change of 5 percentage points."),
            Fault("words", "3/B", "Of 48 children, 36 (57%) had a health check in the year."),
            Fault("words", "4/B", "Referrals fell by 84, from 702 to 638."),
            Fault("words", "6/B", "At 88%, performance was above the target of 90%."),
        ),
    ),
    Table(
        "commentary of a quarterly report",
        """\
Paragraph,Commentary
2.1,"Caseloads averaged 15.2 in September compared with 17.8 in June, a reduction of 2.6."
2.2,"The majority of complaints (31 of 54) were not upheld."
2.3,"Spend of £4.2m was £0.3m more than the budget of £3.9m."
2.4,"Looked after numbers decreased from 361 in April to 352 in July."
""",
        (
            Fault("words", "3/B", "The majority of complaints (21 of 54) were not upheld."),
            Fault("words", "5/B", "Looked after numbers decreased from 352 in April to 361 in July."),
            Fault("words", "4/B", "Spend of £4.2m was £0.5m more than the budget of £3.9m."),
        ),
    ),
)
