"""Scorecards and dashboards as councils' committees and boards see them."""

from tests.scrutiny.fresh.shape import Fault, Sum, Table, rows

SCORECARDS = (
    Table(
        "quarterly scorecard with last year's outturn",
        """\
Children and Families Scorecard - Quarter 3 2022/23,,,,,,,,,
PI code,Performance indicator,Aim to,2021/22 outturn,Q1,Q2,Q3,Q3 target,Q3 status,Travel since Q2
CF01,Contacts screened within one working day,Maximise,91.2%,92.0%,94.1%,95.3%,95%,Green,Improving
CF02,Re-referrals within a year,Minimise,21.4%,20.8%,22.5%,23.1%,20%,Red,Worsening
CF03,Assessments done in 45 working days,Maximise,84.0%,82.7%,85.5%,83.9%,90%,Red,Worsening
CF04,Initial conferences in 15 days,Maximise,78.8%,80.1%,88.6%,90.4%,85%,Green,Improving
CF05,Repeat child protection plans,Minimise,19.0%,18.2%,16.7%,15.5%,18%,Green,Improving
CF06,Children in care with three or more moves,Minimise,10.9%,11.3%,11.0%,12.2%,10%,Red,Worsening
CF07,Care leavers in work or learning,Maximise,55.1%,54.0%,56.8%,58.3%,55%,Green,Improving
""",
        (
            Fault("rating", "4/I", "Green", "4/H 4/G 4/C"),
            Fault("rating", "6/I", "Red", "6/H 6/G 6/C"),
            Fault("direction", "5/J", "Improving", "5/F 5/G 5/C"),
            Fault("polarity", "7/C", "Maximise", "7/I 7/J 7/G"),
        ),
        (),
        ((2,),),
    ),
    Table(
        "actual against profile",
        """\
Measure,Quarter 2 actual,Quarter 2 profile,Difference,Achieving?
Foster carers recruited (cumulative),11,14,-3,No
Early help assessments completed,412,400,12,Yes
Children supported by family group conference,57,60,-3,No
Young carers identified,138,120,18,Yes
Families attaching to the programme,265,250,15,Yes
""",
        (
            Fault("difference", "3/D", "22", "3/B 3/C"),
            Fault("difference", "5/B", "148", "5/C 5/D"),
            Fault("target met", "2/E", "Yes", "2/B 2/C 2/D"),
            Fault("target met", "6/E", "No", "6/B 6/C 6/D"),
        ),
        (Sum(rows(2, 6), "D", lambda r: r.B - r.C),),
    ),
    Table(
        "front door by month",
        """\
Month,Contacts,Became referrals,Conversion,Decisions within 24 hours,% decided within 24 hours
Apr-23,1204,231,19.2%,1088,90.4%
May-23,1341,262,19.5%,1235,92.1%
Jun-23,1289,240,18.6%,1203,93.3%
Jul-23,1176,255,21.7%,1101,93.6%
Aug-23,902,190,21.1%,861,95.5%
Sep-23,1398,301,21.5%,1290,92.3%
""",
        (
            Fault("share", "4/D", "16.8%", "4/B 4/C"),
            Fault("share", "6/F", "99.5%", "6/B 6/E"),
            Fault("count behind a share", "3/C", "226", "3/D 3/B"),
            Fault("period twice", "5/A", "Jun-23", "4/A"),
        ),
        (Sum(rows(2, 7), "D", lambda r: 100 * r.C / r.B), Sum(rows(2, 7), "F", lambda r: 100 * r.E / r.B)),
    ),
    Table(
        "assessment timeliness by team",
        """\
Assessment timeliness by locality,,,,
Locality,Authorised,Within 45 WD,Over 45 WD,Timeliness
East,214,187,27,87.4%
West,198,181,17,91.4%
South,176,129,47,73.3%
Disabled children,64,52,12,81.3%
Borough,652,549,103,84.2%
""",
        (
            Fault("share", "5/E", "78.3%", "5/B 5/C"),
            Fault("parts", "4/D", "27", "4/B 4/C 7/D"),
            Fault("total", "7/C", "594", "3/C 4/C 5/C 6/C 7/E 7/B 7/D"),
        ),
        (
            Sum(rows(3, 7), "E", lambda r: 100 * r.C / r.B),
            Sum(rows(3, 7), "D", lambda r: r.B - r.C),
            Sum((7,), "BCD", lambda r: r.down(3, 6)),
        ),
        ((2,),),
    ),
    Table(
        "visits to children in care",
        """\
Service,Children in care,Visit in date,Visit overdue,Compliance %
Through care 1,92,88,4,95.7
Through care 2,87,79,8,90.8
Court team,61,60,1,98.4
UASC team,48,41,7,85.4
Total,288,268,20,93.1
""",
        (
            Fault("share", "3/E", "98.0", "3/B 3/C"),
            Fault("total", "6/B", "298", "2/B 3/B 4/B 5/B 6/C 6/D 6/E"),
            Fault("parts", "5/D", "17", "5/B 5/C 6/D"),
        ),
        (
            Sum(rows(2, 6), "E", lambda r: 100 * r.C / r.B),
            Sum(rows(2, 6), "B", lambda r: r.C + r.D),
            Sum((6,), "BCD", lambda r: r.down(2, 5)),
        ),
    ),
    Table(
        "allocations and caseloads",
        """\
Team,FTE in post,Allocated children,Children per FTE,Over 20 cases
Assessment North,9.0,164,18.2,2
Assessment South,8.5,171,20.1,4
Children in Care,12.0,171,14.3,0
Children with Disabilities,7.6,139,18.3,1
Leaving Care,10.4,228,21.9,6
All,47.5,873,18.4,13
""",
        (
            Fault("average", "4/D", "17.3", "4/B 4/C"),
            Fault("average", "7/D", "14.8", "7/B 7/C"),
            Fault("total", "7/E", "18", "2/E 3/E 4/E 5/E 6/E"),
        ),
        (
            Sum(rows(2, 7), "D", lambda r: r.C / r.B),
            Sum((7,), "BCE", lambda r: r.down(2, 6)),
        ),
    ),
    Table(
        "audit grades by quarter",
        """\
Overall grade of audits,Q1,Q2,Q3,Q4
Outstanding,1,2,2,4
Good,14,17,21,22
Requires improvement,22,21,18,17
Inadequate,6,4,3,2
Audits completed,43,44,44,45
% good or better,35%,43%,52%,58%
""",
        (
            Fault("share", "7/D", "25%", "2/D 3/D 6/D"),
            Fault("total", "6/C", "54", "2/C 3/C 4/C 5/C 7/C"),
            Fault("part", "3/E", "32", "6/E 7/E 2/E"),
        ),
        (
            Sum((6,), "BCDE", lambda r: r.down(2, 5)),
            Sum((7,), "BCDE", lambda r: 100 * r.down(2, 3) / r.down(2, 5)),
        ),
    ),
    Table(
        "corporate parenting pledges",
        """\
Pledge measure,March 2022 baseline,September 2022,Change from baseline,Ambition by March 2023,RAG
Initial health assessments in 20 days,46%,63%,+17,80%,Amber
Dental check in last year,38%,71%,+33,85%,Amber
Personal education plan this term,88%,97%,+9,95%,Green
Passport or birth certificate held,52%,58%,+6,100%,Red
Pathway plan in place at 16,79%,90%,+11,90%,Green
""",
        (
            Fault("change since baseline", "3/D", "+43", "3/B 3/C"),
            Fault("change since baseline", "5/B", "62%", "5/C 5/D"),
            Fault("rating", "4/F", "Red", "4/E 4/C"),
        ),
        (Sum(rows(2, 6), "D", lambda r: r.C - r.B),),
    ),
    Table(
        "better or worse than others",
        """\
Benchmarking of key measures 2021-22,,,,,
Measure,Polarity,Our figure,Statistical neighbours,England,Against England
Care leavers in suitable accommodation,High,91,89,88,Better
School attendance of children in care,High,90.2,91.0,91.4,Worse
Long term placement stability,High,66,69,71,Worse
Adopted from care,High,14,11,10,Better
Average days to adoption,Low,412,470,454,Better
""",
        (
            Fault("against a comparator", "3/F", "Worse", "3/B 3/C 3/E"),
            Fault("against a comparator", "5/F", "Better", "5/B 5/C 5/E"),
            Fault("magnitude", "5/D", "6.9", ""),
        ),
        (),
        ((2,),),
    ),
    Table(
        "monthly trend with arrows",
        """\
Indicator,Jul 23,Aug 23,Sep 23,Monthly change,DOT
Children in need (open cases),1842,1803,1811,+8,▲
Children with a protection plan,301,297,288,-9,▼
Children in our care,455,458,461,+3,▲
Unaccompanied children in care,52,52,52,0,►
Open to youth justice,77,81,74,-7,▼
""",
        (
            Fault("change", "3/E", "-19", "3/C 3/D"),
            Fault("change sign", "6/E", "+7", "6/C 6/D 6/F"),
            Fault("arrow", "4/F", "▼", "4/E 4/D 4/C"),
            Fault("arrow", "2/F", "▼", "2/E 2/D 2/C"),
        ),
        (Sum(rows(2, 6), "E", lambda r: r.D - r.C),),
    ),
    Table(
        "youth justice measures",
        """\
Youth Justice Board measure,2020/21,2021/22,Change,% change
First time entrants (number),64,49,-15,-23.4%
Custodial sentences,9,7,-2,-22.2%
Proven reoffences,118,131,13,11.0%
Young people on the caseload,152,139,-13,-8.6%
Interventions closed,97,104,7,7.2%
""",
        (
            Fault("change", "4/D", "31", "4/B 4/C 4/E"),
            Fault("percent change", "5/E", "-6.8%", "5/B 5/C 5/D"),
            Fault("value", "6/C", "114", "6/B 6/D 6/E"),
        ),
        (
            Sum(rows(2, 6), "D", lambda r: r.C - r.B),
            Sum(rows(2, 6), "E", lambda r: 100 * (r.C - r.B) / r.B),
        ),
    ),
)
