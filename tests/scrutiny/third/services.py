"""Annual reports of services: independent reviewing, adoption, fostering, care leavers, designated officer, statistics."""

from tests.scrutiny.fresh.shape import Fault, Sum, Table, rows

SERVICES = (
    Table(
        "reviewing service over years",
        """\
Year ending March,Reviews held,Held on time,On time %,Reviewing officers (FTE),Reviews per officer
2019,1304,1232,94.5%,11.0,118.5
2020,1388,1290,92.9%,11.0,126.2
2021,1422,1365,96.0%,12.5,113.8
2022,1517,1411,93.0%,13.0,116.7
""",
        (
            Fault("share", "4/D", "69.0%", "4/B 4/C"),
            Fault("average", "5/F", "126.7", "5/B 5/E"),
            Fault("count behind a share", "3/C", "1209", "3/D 3/B"),
        ),
        (Sum(rows(2, 5), "D", lambda r: 100 * r.C / r.B), Sum(rows(2, 5), "F", lambda r: r.B / r.E)),
    ),
    Table(
        "participation codes",
        """\
How children took part in their review,Number,Percentage
Aged under four at the time (PN0),211,13.9%
Attended and spoke (PN1),604,39.8%
Attended and was represented (PN2),38,2.5%
Attended without taking part (PN4),17,1.1%
Did not attend but gave views (PN5 and PN6),541,35.7%
Views not given (PN7),106,7.0%
Total,1517,100.0%
""",
        (
            Fault("share", "6/C", "37.5%", "6/B"),
            Fault("total", "8/B", "1571", "2/B 3/B 4/B 5/B 6/B 7/B"),
            Fault("share", "3/C", "38.9%", "3/B"),
        ),
        (Sum(rows(2, 7), "C", lambda r: 100 * r.B / 1517), Sum((8,), "B", lambda r: r.down(2, 7))),
    ),
    Table(
        "adoption timeliness",
        """\
Scorecard indicator,2017-20 average (days),2018-21 average (days),National threshold (days),Distance from threshold (days)
A1 Entering care to moving in,402,388,426,-38
A2 Placement order to match,151,164,121,43
A10 Entering care to moving in (adjusted),370,352,426,-74
""",
        (
            Fault("difference", "2/E", "-83", "2/C 2/D"),
            Fault("difference", "3/E", "-43", "3/C 3/D"),
            Fault("difference", "4/C", "325", "4/E 4/D"),
        ),
        (Sum(rows(2, 4), "E", lambda r: r.C - r.D),),
    ),
    Table(
        "adoption activity",
        """\
Activity in the year,2020/21,2021/22,2022/23,Difference on last year
Children with a plan for adoption,34,41,38,-3
Placement orders granted,27,33,29,-4
Children matched,22,28,31,+3
Adoption orders granted,25,21,27,+6
Adopters approved,19,24,22,-2
""",
        (
            Fault("change", "4/E", "+13", "4/C 4/D"),
            Fault("change sign", "6/E", "+2", "6/C 6/D"),
            Fault("value", "3/D", "92", "3/E 3/C"),
            Fault("period twice", "1/C", "2020/21", "1/B"),
        ),
        (Sum(rows(2, 6), "E", lambda r: r.D - r.C),),
    ),
    Table(
        "fostering recruitment funnel",
        """\
Stage of recruitment,Q1,Q2,Q3,Q4,Full year
Enquiries,61,74,48,83,266
Initial visits,22,25,17,31,95
Applications,9,11,6,12,38
Approved at panel,4,6,5,7,22
Withdrawn,3,2,4,1,10
""",
        (
            Fault("year of quarters", "2/F", "276", "2/B 2/C 2/D 2/E"),
            Fault("year of quarters", "5/F", "25", "5/B 5/C 5/D 5/E"),
            Fault("part of a year", "3/D", "27", "3/F"),
        ),
        (Sum(rows(2, 6), "F", lambda r: r.B + r.C + r.D + r.E),),
    ),
    Table(
        "fostering households through the year",
        """\
Mainstream fostering households,2019/20,2020/21,2021/22,2022/23
Approved at 1 April,142,147,151,143
New approvals,21,18,14,20
Transfers from agencies,3,2,1,4
Resignations and terminations,19,16,23,17
Approved at 31 March,147,151,143,150
""",
        (
            Fault("flow", "6/D", "134", "2/D 3/D 4/D 5/D 2/E"),
            Fault("flow", "5/C", "61", "2/C 3/C 4/C 6/C"),
            Fault("opening is closing", "2/E", "134", "6/D 6/E 3/E 4/E 5/E"),
        ),
        (Sum((6,), "BCDE", lambda r: r.at(f"{r.column}2") + r.down(3, 4) - r.at(f"{r.column}5")),),
    ),
    Table(
        "care leavers by age",
        """\
Age of care leaver,Cohort,In touch,In touch (%),EET,EET (%),Suitable accommodation,Suitable accommodation (%)
17,21,21,100%,15,71%,20,95%
18,38,37,97%,24,63%,35,92%
19,44,41,93%,23,52%,39,89%
20,47,42,89%,27,57%,41,87%
21,35,28,80%,16,46%,29,83%
""",
        (
            Fault("share", "4/F", "25%", "4/E 4/B"),
            Fault("share", "3/H", "82%", "3/G 3/B"),
            Fault("count behind a share", "5/C", "24", "5/D 5/B"),
        ),
        (
            Sum(rows(2, 6), "D", lambda r: 100 * r.C / r.B),
            Sum(rows(2, 6), "F", lambda r: 100 * r.E / r.B),
            Sum(rows(2, 6), "H", lambda r: 100 * r.G / r.B),
        ),
    ),
    Table(
        "missing episodes",
        """\
Quarter,Episodes,Children,Episodes per child,Interviews offered,Interviews accepted,Acceptance rate
Q1 2022/23,188,71,2.6,165,98,59.4%
Q2 2022/23,201,80,2.5,184,115,62.5%
Q3 2022/23,156,66,2.4,149,101,67.8%
Q4 2022/23,172,69,2.5,170,121,71.2%
""",
        (
            Fault("share", "3/G", "65.2%", "3/E 3/F"),
            Fault("average", "2/D", "6.2", "2/B 2/C"),
            Fault("more than all", "5/F", "211", "5/E 5/G"),
        ),
        (Sum(rows(2, 5), "D", lambda r: r.B / r.C), Sum(rows(2, 5), "G", lambda r: 100 * r.F / r.E)),
    ),
    Table(
        "designated officer referrals",
        """\
Employer of the person referred,2021/22 no.,2021/22 %,2022/23 no.,2022/23 %
Schools and colleges,96,42%,118,44%
Early years,41,18%,45,17%
Foster care,34,15%,29,11%
Residential care,22,10%,31,12%
Transport,8,4%,12,4%
Other,26,11%,33,12%
Total,227,100%,268,100%
""",
        (
            Fault("share", "3/E", "71%", "3/D"),
            Fault("share", "2/C", "24%", "2/B"),
            Fault("total", "8/D", "286", "2/D 3/D 4/D 5/D 6/D 7/D"),
            Fault("part", "4/B", "43", "4/C 8/B"),
        ),
        (
            Sum(rows(2, 7), "C", lambda r: 100 * r.B / 227),
            Sum(rows(2, 7), "E", lambda r: 100 * r.D / 268),
            Sum((8,), "BD", lambda r: r.down(2, 7)),
        ),
    ),
    Table(
        "plans by category of abuse",
        """\
Category of plan,31 March 2022,31 March 2023,Share at 31 March 2023
Neglect,148,171,58%
Emotional,87,92,31%
Physical,19,17,6%
Sexual,12,13,4%
All plans,266,293,100%
""",
        (
            Fault("total", "6/B", "276", "2/B 3/B 4/B 5/B"),
            Fault("share", "3/D", "13%", "3/C 6/C"),
            Fault("part", "2/C", "117", "2/D 6/C"),
        ),
        (Sum(rows(2, 5), "D", lambda r: 100 * r.C / 293), Sum((6,), "BC", lambda r: r.down(2, 5))),
    ),
    Table(
        "ethnicity of children in care",
        """\
Ethnic group,Children in care,% of children in care,% of child population
White,298,62.3,58.1
Mixed,74,15.5,9.4
Asian or Asian British,31,6.5,19.2
Black or Black British,52,10.9,8.6
Other,23,4.8,4.7
Total,478,100.0,100.0
""",
        (
            Fault("share", "4/C", "5.6", "4/B 7/B"),
            Fault("shares to 100", "3/D", "4.9", "2/D 4/D 5/D 6/D 7/D"),
            Fault("total", "7/B", "487", "2/B 3/B 4/B 5/B 6/B"),
        ),
        (Sum(rows(2, 6), "C", lambda r: 100 * r.B / 478), Sum((7,), "BD", lambda r: r.down(2, 6))),
    ),
    Table(
        "education health and care plans",
        """\
Calendar year,New plans issued,Within 20 weeks,% in 20 weeks (excluding exceptions),Plans in force at January,Increase in plans
2019,241,139,57.7,1402,
2020,268,142,53.0,1561,159
2021,303,188,62.0,1744,183
2022,344,172,50.0,1967,223
""",
        (
            Fault("share", "4/D", "26.0", "4/B 4/C"),
            Fault("change from row above", "5/F", "232", "5/E 4/E"),
            Fault("period twice", "4/A", "2020", "3/A"),
        ),
        (Sum(rows(2, 5), "D", lambda r: 100 * r.C / r.B),),
    ),
    Table(
        "rates per ten thousand and their counts",
        """\
Rate per 10k under 18s,Number,Child population,Rate 2023,Rate 2022
Children in need,1811,48120,376.4,361.0
Child protection plans,288,48120,59.9,55.3
Looked after,461,48120,95.8,93.9
Referrals in year,2690,48120,559.0,571.2
""",
        (
            Fault("rate", "3/D", "69.9", "3/B 3/C"),
            Fault("population", "4/C", "41820", "4/B 4/D"),
            Fault("count behind a rate", "5/B", "2960", "5/D 5/C"),
        ),
        (Sum(rows(2, 5), "D", lambda r: 10000 * r.B / r.C),),
    ),
    Table(
        "placement types in two years",
        """\
Where our children live,Mar 2022,%,Mar 2023,%
In-house foster care,176,38.7,181,39.3
Agency foster care,121,26.6,118,25.6
Kinship foster care,64,14.1,70,15.2
Children's homes,49,10.8,52,11.3
Supported lodgings,18,4.0,14,3.0
Placed with parents,27,5.9,26,5.6
Total,455,100.0,461,100.0
""",
        (
            Fault("share", "3/C", "62.6", "3/B"),
            Fault("share", "5/E", "13.1", "5/D"),
            Fault("total", "8/D", "416", "2/D 3/D 4/D 5/D 6/D 7/D"),
        ),
        (
            Sum(rows(2, 7), "C", lambda r: 100 * r.B / 455),
            Sum(rows(2, 7), "E", lambda r: 100 * r.D / 461),
            Sum((8,), "BD", lambda r: r.down(2, 7)),
        ),
        ((1,),),
    ),
    Table(
        "survey of children in care",
        """\
Statement,Always,Mostly,Sometimes,Never,Number answering
I feel settled where I live,61%,26%,9%,4%,54
My social worker does what they say,39%,33%,20%,7%,54
I am asked what I think,48%,29%,17%,6%,52
I know how to complain,52%,18%,12%,18%,50
""",
        (
            Fault("shares to 100", "3/C", "53%", "3/B 3/D 3/E 3/F"),
            Fault("attainable share", "5/B", "51%", "5/F 5/C 5/D 5/E"),
            Fault("shares to 100", "2/B", "16%", "2/C 2/D 2/E 2/F"),
        ),
        (),
    ),
)
