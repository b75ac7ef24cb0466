"""Breakdowns and statistics: parts, totals, shares, small numbers, rounding and suppression."""

from tests.scrutiny.fresh.shape import Fault, Sum, Table, rows

STATISTICS = (
    Table(
        "placements at 31 March",
        """\
Table 2: Children looked after by placement at 31 March,,,,
,2021,,2022,
Placement,Number,%,Number,%
Foster placement,241,68,236,66
Residential home,52,15,58,16
Placed with parents,24,7,27,8
Independent living,21,6,22,6
Other,16,5,15,4
Total,354,100,358,100
""",
        (
            Fault("share of total", "5/C", "25", "5/B"),
            Fault("parts and total", "9/B", "345", "4/B"),
            Fault("share of total", "4/E", "76", "4/D"),
            Fault("parts and total", "9/D", "385", ""),
        ),
        (
            Sum((9,), "BD", lambda r: r.down(4, 8)),
            Sum(rows(4, 8), "C", lambda r: 100 * r.B / r.at("B9")),
            Sum(rows(4, 8), "E", lambda r: 100 * r.D / r.at("D9")),
        ),
        ((2, 3),),
    ),
    Table(
        "rounded statistics with suppression",
        """\
Local authority,Referrals,Referrals within 12 months of a previous one,Percentage within 12 months
Ashdown,1210,250,20.7
Brackley,840,150,17.9
Cotterby,c,c,c
Dunholme,2135,505,23.7
Elverton,960,x,x
Notes: figures are rounded to the nearest 5; c stands for a suppressed figure,,,
""",
        (
            Fault("value from parts", "2/D", "27.0", "2/B 2/C"),
            Fault("value from parts", "5/D", "32.7", "5/B 5/C"),
            Fault("value from parts", "3/C", "510", "3/B 3/D"),
        ),
        (Sum((2, 3, 5), "D", lambda r: 100 * r.C / r.B),),
    ),
    Table(
        "ethnic background",
        """\
Ethnic group,Children in need,Share
White British,512,46.2%
White other,138,12.5%
Mixed,164,14.8%
Asian or Asian British,121,10.9%
Black or Black British,129,11.6%
Other or not stated,44,4.0%
All,1108,100.0%
""",
        (
            Fault("share of total", "4/C", "18.4%", "4/B"),
            Fault("share of total", "7/C", "0.4%", "7/B"),
            Fault("parts and total", "8/B", "1180", ""),
            Fault("share of total", "3/B", "183", "3/C 8/B"),
        ),
        (
            Sum((8,), "B", lambda r: r.down(2, 7)),
            Sum(rows(2, 8), "C", lambda r: 100 * r.B / r.at("B8")),
        ),
    ),
    Table(
        "shares only",
        """\
Source of contact,Quarter 3,Quarter 4
Police,34%,36%
Schools,22%,19%
Health,18%,20%
Family and public,14%,13%
Other,12%,12%
Total,100%,100%
""",
        (
            Fault("shares to 100", "3/C", "29%", "7/C 2/C 4/C 5/C 6/C"),
            Fault("shares to 100", "5/B", "41%", "7/B 2/B 3/B 4/B 6/B"),
            Fault("period headings", "1/B", "Quarter 4", "1/C"),
        ),
        (Sum((7,), "BC", lambda r: r.down(2, 6)),),
    ),
    Table(
        "time bands",
        """\
Assessments closed by duration,Number,Proportion
Up to 10 working days,66,13%
11 to 20 working days,92,19%
21 to 45 working days,261,53%
46 working days and over,74,15%
Total closed,493,100%
""",
        (
            Fault("share of total", "4/C", "35%", "4/B"),
            Fault("parts and total", "6/B", "439", ""),
            Fault("share of total", "2/C", "31%", "2/B"),
        ),
        (
            Sum((6,), "B", lambda r: r.down(2, 5)),
            Sum(rows(2, 5), "C", lambda r: 100 * r.B / r.at("B6")),
        ),
    ),
    Table(
        "audit grades",
        """\
Team,Outstanding,Good,Requires improvement,Inadequate,Audits,% good or better
Assessment,1,9,8,2,20,50%
Long term,0,6,9,3,18,33%
Permanence,2,8,4,0,14,71%
Disability,0,5,4,1,10,50%
All,3,28,25,6,62,50%
""",
        (
            Fault("parts and total", "2/F", "22", "2/G 6/F"),
            Fault("parts and total", "6/C", "26", "6/F 6/G"),
            Fault("parts and total", "4/D", "9", "4/F 6/D"),
            Fault("attainable share", "3/G", "43%", "3/F"),
        ),
        (
            Sum(rows(2, 6), "F", lambda r: r.B + r.C + r.D + r.E),
            Sum((6,), "BCDEF", lambda r: r.down(2, 5)),
            Sum(rows(2, 6), "G", lambda r: 100 * (r.B + r.C) / r.F),
        ),
    ),
    Table(
        "feedback with bases",
        """\
Question,Number of replies,% agree
My social worker listens to me,23,78%
I know my plan,19,63%
I can see my family enough,21,67%
I feel safe where I live,24,92%
""",
        (
            Fault("attainable share", "2/C", "80%", "2/B"),
            Fault("attainable share", "3/C", "66%", "3/B"),
            Fault("attainable share", "5/C", "90%", "5/B"),
        ),
        (
            Sum((2,), "C", lambda r: 100 * 18 / r.B),
            Sum((3,), "C", lambda r: 100 * 12 / r.B),
            Sum((4,), "C", lambda r: 100 * 14 / r.B),
            Sum((5,), "C", lambda r: 100 * 22 / r.B),
        ),
    ),
    Table(
        "small cohorts",
        """\
Outcome,n,2021/22 %,2022/23 %
Adopted within 14 months,6,50%,67%
Moved in with adopters in 121 days,9,44%,56%
Adoptions that ended,4,0%,0%
""",
        (
            Fault("attainable share", "2/D", "60%", "2/B"),
            Fault("attainable share", "3/D", "50%", "3/B"),
            Fault("attainable share", "4/D", "10%", "4/B"),
        ),
        (
            Sum((2,), "D", lambda r: 100 * 4 / r.B),
            Sum((3,), "D", lambda r: 100 * 5 / r.B),
        ),
    ),
    Table(
        "boys and girls by age",
        """\
Age group,Boys,Girls,All children
Under 1,9,7,16
1 to 4,22,19,41
5 to 9,33,28,61
10 to 15,71,58,129
16 and 17,63,42,105
All ages,198,154,352
""",
        (
            Fault("parts and total", "3/D", "14", "3/B 3/C 7/D"),
            Fault("parts and total", "5/B", "17", "5/C 5/D 7/B"),
            Fault("parts and total", "7/C", "145", "7/D 7/B"),
            Fault("parts and total", "7/D", "325", "7/B 7/C"),
        ),
        (
            Sum(rows(2, 7), "D", lambda r: r.B + r.C),
            Sum((7,), "BCD", lambda r: r.down(2, 6)),
        ),
    ),
    Table(
        "running total by month",
        """\
Month,Referrals in month,Referrals year to date
Apr-22,201,201
May-22,188,389
Jun-22,214,603
Jul-22,176,779
Aug-22,142,921
Sep-22,230,1151
""",
        (
            Fault("running total", "4/C", "630", "4/B 5/C"),
            Fault("running total", "6/C", "912", "6/B 7/C"),
            Fault("running total", "5/B", "167", "5/C"),
            Fault("period labels", "5/A", "Jun-22", "4/A"),
        ),
        (
            Sum((2,), "C", lambda r: r.B),
            Sum((3,), "C", lambda r: r.B + r.at("C2")),
            Sum((4,), "C", lambda r: r.B + r.at("C3")),
            Sum((5,), "C", lambda r: r.B + r.at("C4")),
            Sum((6,), "C", lambda r: r.B + r.at("C5")),
            Sum((7,), "C", lambda r: r.B + r.at("C6")),
        ),
    ),
    Table(
        "summary and detail of one paper",
        """\
Headline figures,
Measure,November
Children looked after,357
Children on a child protection plan,163

Children looked after by legal status,
Legal status,November
Interim care order,61
Full care order,178
Section 20,92
Placement order,26
Children looked after,357
""",
        (
            Fault("same figure in two tables", "3/B", "375", "12/B"),
            Fault("parts and total", "9/B", "187", "12/B"),
            Fault("parts and total", "12/B", "347", "3/B"),
        ),
        (
            Sum((12,), "B", lambda r: r.down(8, 11)),
            Sum((3,), "B", lambda r: r.at("B12")),
        ),
        ((2,), (7,)),
    ),
    Table(
        "care leavers",
        """\
Care leavers aged 19 to 21,In touch,Not in touch,Refused contact,Total,% in touch
2020,131,14,5,150,87%
2021,138,11,4,153,90%
2022,142,13,3,158,90%
2023,129,17,6,152,85%
""",
        (
            Fault("parts and total", "3/E", "135", "3/B 3/C 3/D 3/F"),
            Fault("value from parts", "5/F", "58%", "5/B 5/E"),
            Fault("parts and total", "4/C", "31", "4/B 4/D 4/E"),
        ),
        (
            Sum(rows(2, 5), "E", lambda r: r.B + r.C + r.D),
            Sum(rows(2, 5), "F", lambda r: 100 * r.B / r.E),
        ),
    ),
)
