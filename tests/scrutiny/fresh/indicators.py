"""Scorecards and dashboards of indicators: movements, targets, ratings, directions and rates."""

from tests.scrutiny.fresh.shape import Fault, Sum, Table, rows

SCORECARDS = (
    Table(
        "corporate plan scorecard",
        """\
Corporate Plan performance scorecard - Quarter 2,,,,,,
Key performance indicator,Better to be,Quarter 1,Quarter 2,Movement,Target,RAG status
Reviews of children in care held on time,Higher,93.1%,95.4%,+2.3%,95.0%,Green
Care leavers in suitable homes,Higher,84.0%,82.5%,-1.5%,90.0%,Red
Re-referrals within 12 months,Lower,18.2%,16.9%,-1.3%,18.0%,Green
Average social work caseload,Lower,16.4,17.1,+0.7,16.0,Red
Children with an up to date health check,Higher,88.0%,91.2%,+3.2%,91.0%,Green
Placements more than 20 miles away,Lower,14.5%,13.8%,-0.7%,15.0%,Green
Stability of placement over two years,Higher,66.0%,66.0%,0.0%,70.0%,Red
""",
        (
            Fault("change", "5/E", "-3.1%", "5/C 5/D"),
            Fault("change sign", "4/E", "+1.5%", "4/C 4/D"),
            Fault("rating", "3/G", "Red", "3/F 3/D"),
            Fault("rating", "6/G", "Green", "6/F 6/D"),
        ),
        (Sum(rows(3, 9), "E", lambda r: r.D - r.C),),
        ((2,),),
    ),
    Table(
        "travel of indicators",
        """\
Indicator,Polarity,Last year,This year,DoT
Permanent exclusions,Low is good,21,18,Improved
First time entrants,Low is good,64,71,Worsened
Pupils in good schools,High is good,88.4%,91.0%,Improved
Young people not in work or learning,Low is good,3.1%,2.6%,Improved
EHC plans issued in 20 weeks,High is good,61.5%,55.2%,Worsened
Children in need with a visit in six weeks,High is good,79.0%,84.3%,Improved
""",
        (
            Fault("direction against polarity", "3/E", "Improved", "3/B 3/C 3/D"),
            Fault("direction against polarity", "6/E", "Improved", "6/B 6/C 6/D"),
            Fault("direction against polarity", "4/E", "Worsened", "4/B 4/C 4/D"),
        ),
    ),
    Table(
        "arrows of a dashboard",
        """\
Measure,Mar-23,Jun-23,Change,Trend
Children looked after,412,405,-7,↓
Child protection plans,198,211,+13,↑
Children in need,1204,1251,+47,↑
Unaccompanied children,38,38,0,↔
Care leavers supported,266,259,-7,↓
""",
        (
            Fault("arrow against sign", "3/E", "↓", "3/B 3/C 3/D"),
            Fault("arrow against sign", "6/E", "↑", "6/B 6/C 6/D"),
            Fault("change", "4/D", "+57", "4/B 4/C"),
            Fault("period headings", "1/C", "Mar-23", "1/B"),
        ),
        (Sum(rows(2, 6), "D", lambda r: r.C - r.B),),
    ),
    Table(
        "improvement board measures",
        """\
Improvement Board: measures of progress,,,,,,
Measure,Baseline,September,October,Change in month,Change since baseline,Target
Single assessments in time,62%,81%,84%,+3%,+22%,90%
Supervision held monthly,48%,70%,66%,-4%,+18%,85%
Audits judged good or better,15%,33%,38%,+5%,+23%,60%
Core groups in time,55%,N/A,79%,N/A,+24%,90%
Return home interviews in 72 hours,41%,58%,63%,+5%,+22%,80%
""",
        (
            Fault("change since baseline", "3/F", "+32%", "3/B 3/D"),
            Fault("change since baseline", "5/F", "-23%", "5/B 5/D"),
            Fault("change", "4/E", "-6%", "4/C 4/D"),
            Fault("baseline", "7/B", "14%", "7/F 7/D"),
        ),
        (
            Sum((3, 4, 5, 7), "E", lambda r: r.D - r.C),
            Sum(rows(3, 7), "F", lambda r: r.D - r.B),
        ),
        ((2,),),
    ),
    Table(
        "numerator and denominator dashboard",
        """\
Indicator,Numerator,Denominator,Performance
ICPC within 15 working days,41,49,83.7%
Review conferences on time,88,90,97.8%
Visits to children on a plan in 10 days,176,211,83.4%
Health assessments in year,283,301,94.0%
Dental checks in year,255,301,84.7%
Personal education plans in date,198,214,92.5%
""",
        (
            Fault("value from parts", "3/D", "98.9%", "3/B 3/C"),
            Fault("value from parts", "4/B", "167", "4/C 4/D"),
            Fault("value from parts", "7/D", "95.2%", "7/B 7/C"),
            Fault("value from parts", "2/C", "94", "2/B 2/D"),
        ),
        (Sum(rows(2, 7), "D", lambda r: 100 * r.B / r.C),),
    ),
    Table(
        "fractions in cells",
        """\
Standard,Cases in time,Result,Goal
Strategy meeting within one day,62/65,95%,95%
Section 47 enquiry in 15 days,58/71,82%,90%
Child seen alone,49/52,94%,95%
Plan shared with parents,33/40,83%,95%
""",
        (
            Fault("value from parts", "3/C", "88%", "3/B"),
            Fault("value from parts", "2/C", "59%", "2/B"),
            Fault("value from parts", "5/B", "38/40", "5/C"),
        ),
    ),
    Table(
        "targets with tolerance",
        """\
Indicator,Good performance,Target,Tolerance,Actual,RAG
Assessments completed in 45 days,High,85%,5%,87%,Green
Adoption matched in 121 days,High,70%,5%,67%,Amber
Health passport issued,High,90%,5%,81%,Red
Agency social workers,Low,15%,3%,17%,Amber
Sickness absence,Low,6%,2%,9%,Red
Turnover,Low,14%,3%,12%,Green
Foster carers reviewed,High,95%,5%,92%,Amber
""",
        (
            Fault("rating by tolerance", "4/F", "Green", "4/E 4/C"),
            Fault("rating by tolerance", "5/F", "Green", "5/E 5/C"),
            Fault("rating by tolerance", "6/F", "Green", "6/E 6/C"),
            Fault("rating by tolerance", "2/F", "Red", "2/E 2/C"),
        ),
    ),
    Table(
        "target ranges",
        """\
Measure,Target range,Actual,Status
Caseload of a social worker,12 to 16,15,In range
Child protection plans per 10k,35 to 45,41,In range
Cases of a newly qualified worker,8 to 10,12,Above range
Weeks to permanence decision,20 to 26,24,In range
Children in a reviewing officer's list,50 to 70,66,In range
""",
        (
            Fault("range", "2/D", "Above range", "2/B 2/C"),
            Fault("range", "4/D", "In range", "4/B 4/C"),
            Fault("range", "5/C", "34", "5/B 5/D"),
        ),
    ),
    Table(
        "target met or missed",
        """\
Service standard,Aim,Target,Result,Target met?
Calls answered in a minute,Bigger is better,80%,84%,Yes
Contacts decided in a day,Bigger is better,90%,86%,No
Letters answered in ten days,Bigger is better,95%,95%,Yes
Days to first offer of help,Smaller is better,20,17,Yes
Weeks on a waiting list,Smaller is better,6,9,No
""",
        (
            Fault("target met", "2/E", "No", "2/C 2/D"),
            Fault("target met", "3/E", "Yes", "3/C 3/D"),
            Fault("target met", "5/E", "No", "5/C 5/D 5/B"),
            Fault("target met", "6/E", "Yes", "6/C 6/D 6/B"),
        ),
    ),
    Table(
        "rates of population",
        """\
Locality,Children under 18,Children in need,"Rate per 10,000"
Hill,18400,589,320.1
Wharf,22150,742,335.0
Market,16890,411,243.3
Moor,20310,655,322.5
Borough,77750,2397,308.3
""",
        (
            Fault("rate", "3/D", "353.0", "3/B 3/C"),
            Fault("rate", "5/D", "32.3", "5/B 5/C"),
            Fault("totals", "6/C", "2379", "6/D"),
            Fault("totals", "6/B", "77550", "6/D"),
        ),
        (
            Sum(rows(2, 6), "D", lambda r: 10000 * r.C / r.B),
            Sum((6,), "BC", lambda r: r.down(2, 5)),
        ),
    ),
    Table(
        "neighbours' rates in five years",
        """\
"Children looked after per 10,000 aged under 18 at 31 March",,,,,
Authority,2018,2019,2020,2021,2022
Eastmere,52,54,55,57,58
Wexley,61,60,62,63,66
Corham,48,49,47,50,51
Statistical neighbours,55,56,57,59,60
England,64,65,67,67,70
""",
        (
            Fault("period headings", "2/D", "2019", "2/C"),
            Fault("period headings", "2/E", "2012", "2/D 2/F"),
            Fault("magnitude", "4/E", "630", "4/D 4/F"),
            Fault("duplicate row", "5/A", "Wexley", "4/A"),
        ),
        (),
        ((2,),),
    ),
    Table(
        "youth justice rates",
        """\
Area,Rate of first time entrants per 100k 2020,Rate of first time entrants per 100k 2021,Difference
Our borough,186,171,-15
Family of boroughs,202,181,-21
London,210,189,-21
England,169,147,-22
""",
        (
            Fault("change", "3/D", "-12", "3/B 3/C"),
            Fault("change sign", "5/D", "22", "5/B 5/C"),
            Fault("magnitude", "4/C", "18.9", "4/B 4/D"),
        ),
        (Sum(rows(2, 5), "D", lambda r: r.C - r.B),),
    ),
    Table(
        "units in a column",
        """\
KPI,Unit,Target,Q3 actual,Q4 actual
Referrals,Number,N/A,512,498
Referrals that repeat,%,18%,19.2%,17.9%
Contacts leading to referral,%,25%,23.5%,24.8%
Days to place for adoption,Days,426,455,438
Cost of a placement a week,£,"£1,450","£1,512","£1,498"
""",
        (
            Fault("unit", "3/C", "18 days", "3/B 3/D 3/E"),
            Fault("unit", "2/E", "49.8%", "2/B 2/D"),
            Fault("unit", "5/E", "43.8%", "5/B 5/D 5/C"),
        ),
    ),
    Table(
        "same movement rated twice",
        """\
Indicator,Good is,Previous,Latest,Direction of travel,Rating
Plans reviewed in time (under 5s),High,91%,94%,Improving,Green
Plans reviewed in time (5 to 11s),High,90%,93%,Improving,Green
Plans reviewed in time (over 11s),High,88%,84%,Declining,Red
Plans lasting two years or more,Low,4%,3%,Improving,Green
Second plans within two years,Low,7%,9%,Declining,Red
""",
        (
            Fault("same movement", "3/E", "Declining", "3/C 3/D 3/B 2/E"),
            Fault("direction against polarity", "5/E", "Declining", "5/B 5/C 5/D"),
            Fault("direction against polarity", "6/E", "Improving", "6/B 6/C 6/D"),
        ),
    ),
    Table(
        "percentage change of activity",
        """\
Activity,Year to March 2022,Year to March 2023,Change,% change
Contacts,9480,10210,730,7.7%
Referrals,2655,2590,-65,-2.4%
Assessments,2310,2482,172,7.4%
Section 47 enquiries,640,701,61,9.5%
""",
        (
            Fault("percentage change", "2/E", "7.1%", "2/B 2/C 2/D"),
            Fault("percentage change", "5/E", "-9.5%", "5/B 5/C 5/D"),
            Fault("change", "4/D", "182", "4/B 4/C 4/E"),
        ),
        (
            Sum(rows(2, 5), "D", lambda r: r.C - r.B),
            Sum(rows(2, 5), "E", lambda r: 100 * (r.C - r.B) / r.B),
        ),
    ),
)
