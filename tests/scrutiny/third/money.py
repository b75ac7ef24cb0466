"""Money as finance reports print it: monitoring, savings, the medium term, reserves, capital and unit costs."""

from tests.scrutiny.fresh.shape import Fault, Sum, Table, rows

MONEY = (
    Table(
        "monitoring of a directorate",
        """\
Children's Services - Period 6 monitoring (£'000),,,,,,
Service,Gross expenditure budget,Income budget,Net budget,Forecast outturn,Over/(under)spend,Reported at Period 5
Placements,"21,400","(1,850)","19,550","21,275","1,725","1,610"
Fieldwork,"12,730",(410),"12,320","12,195",(125),(90)
Early help,"5,980","(2,240)","3,740","3,655",(85),(85)
SEND transport,"6,115",(65),"6,050","6,820",770,640
Directorate total,"46,225","(4,565)","41,660","43,945","2,285","2,075"
""",
        (
            Fault("variance", "4/F", "125", "4/D 4/E"),
            Fault("net of gross", "5/D", "3,470", "5/B 5/C 5/E 5/F"),
            Fault("total", "7/E", "49,345", "3/E 4/E 5/E 6/E 7/D 7/F"),
            Fault("total", "7/G", "2,705", "3/G 4/G 5/G 6/G"),
        ),
        (
            Sum(rows(3, 7), "D", lambda r: r.B + r.C),
            Sum(rows(3, 7), "F", lambda r: r.E - r.D),
            Sum((7,), "BCDEFG", lambda r: r.down(3, 6)),
        ),
        ((2,),),
    ),
    Table(
        "profile and year end",
        """\
Budget heading,Full year budget £k,Profiled to date £k,Actual to date £k,Variance to date £k,Year end forecast £k,Year end variance £k
Salaries,"8,412","4,206","4,051",-155,"8,190",-222
Agency staff,640,320,611,291,"1,105",465
Training,210,105,72,-33,185,-25
Legal fees,"1,150",575,640,65,"1,280",130
Total,"10,412","5,206","5,374",168,"10,760",348
""",
        (
            Fault("variance to date", "3/E", "219", "3/C 3/D"),
            Fault("year end variance", "5/G", "310", "5/B 5/F"),
            Fault("total", "6/D", "5,734", "2/D 3/D 4/D 5/D 6/C 6/E"),
        ),
        (
            Sum(rows(2, 6), "E", lambda r: r.D - r.C),
            Sum(rows(2, 6), "G", lambda r: r.F - r.B),
            Sum((6,), "BCDEFG", lambda r: r.down(2, 5)),
        ),
    ),
    Table(
        "savings programme",
        """\
Saving reference,Proposal,Target 2023/24 (£000),Secured (£000),Expected by year end (£000),Shortfall (£000),Delivery confidence
CS1,Step down from residential care,900,410,760,140,Amber
CS2,Reduce agency social workers,450,450,450,0,Green
CS3,Family hubs redesign,320,80,150,170,Red
CS4,Renegotiate transport contracts,275,120,275,0,Green
,Total,"1,945","1,060","1,635",310,
""",
        (
            Fault("shortfall", "2/F", "410", "2/C 2/E"),
            Fault("shortfall", "4/E", "510", "4/C 4/F"),
            Fault("total", "6/C", "1,495", "2/C 3/C 4/C 5/C 6/E 6/F"),
        ),
        (Sum(rows(2, 6), "F", lambda r: r.C - r.E), Sum((6,), "CDEF", lambda r: r.down(2, 5))),
    ),
    Table(
        "medium term financial strategy",
        """\
Medium Term Financial Strategy (£m),2024/25,2025/26,2026/27,2027/28
Council tax,148.2,153.9,159.7,165.4
Business rates,61.5,62.8,64.1,65.3
Government grants,32.4,30.1,29.6,29.2
Total funding,242.1,246.8,253.4,259.9
Spending requirement,249.6,258.3,266.0,272.7
Budget gap,7.5,11.5,12.6,12.8
""",
        (
            Fault("total", "5/C", "264.8", "2/C 3/C 4/C 6/C 7/C"),
            Fault("gap", "7/D", "16.2", "5/D 6/D"),
            Fault("part", "3/E", "56.3", "5/E 2/E 4/E"),
            Fault("gap", "7/B", "5.7", "5/B 6/B"),
        ),
        (
            Sum((5,), "BCDE", lambda r: r.down(2, 4)),
            Sum((7,), "BCDE", lambda r: r.at(f"{r.column}6") - r.at(f"{r.column}5")),
        ),
    ),
    Table(
        "reserves",
        """\
Reserve,Balance at 1 April 2022 £m,Contributions £m,Drawdown £m,Balance at 31 March 2023 £m
General fund,14.0,1.5,0.0,15.5
Transformation,6.2,0.8,2.9,4.1
Children's placements,3.5,0.0,2.0,1.5
Insurance,4.8,0.3,0.4,4.7
Total,28.5,2.6,5.3,25.8
""",
        (
            Fault("balance", "3/E", "1.4", "3/B 3/C 3/D"),
            Fault("total", "6/D", "3.5", "2/D 3/D 4/D 5/D 6/B 6/C 6/E"),
            Fault("balance", "5/B", "8.4", "5/C 5/D 5/E 6/B"),
        ),
        (Sum(rows(2, 6), "E", lambda r: r.B + r.C - r.D), Sum((6,), "BCDE", lambda r: r.down(2, 5))),
    ),
    Table(
        "capital programme",
        """\
Project,Approved 2022/23 £000,Spent £000,Rephased to 2023/24 £000,Proportion spent
Children's home refurbishment,840,612,228,72.9%
New special school places,"5,200","3,410","1,790",65.6%
Family hub fit out,365,341,24,93.4%
Case management system,"1,120",520,600,46.4%
Programme total,"7,525","4,883","2,642",64.9%
""",
        (
            Fault("proportion", "3/E", "56.6%", "3/B 3/C"),
            Fault("remainder", "5/D", "500", "5/B 5/C"),
            Fault("total", "6/B", "7,255", "2/B 3/B 4/B 5/B 6/C 6/D 6/E"),
        ),
        (
            Sum(rows(2, 6), "D", lambda r: r.B - r.C),
            Sum(rows(2, 6), "E", lambda r: 100 * r.C / r.B),
            Sum((6,), "BCD", lambda r: r.down(2, 5)),
        ),
    ),
    Table(
        "cost of placements",
        """\
Placement,Children at month end,Average weekly cost (£),Weekly commitment (£)
Residential,52,"5,210","270,920"
Agency fostering,118,934,"110,212"
In-house fostering,181,512,"92,672"
Supported accommodation,41,"1,105","45,305"
""",
        (
            Fault("product", "3/D", "101,212", "3/B 3/C"),
            Fault("product", "5/C", "1,015", "5/B 5/D"),
            Fault("product", "2/B", "25", "2/C 2/D"),
        ),
        (Sum(rows(2, 5), "D", lambda r: r.B * r.C),),
    ),
    Table(
        "agency spend to date",
        """\
Month,Agency workers,Spend in month (£000),Cumulative spend (£000),Average per worker (£000)
April,41,262,262,6.4
May,43,281,543,6.5
June,39,247,790,6.3
July,38,235,1025,6.2
August,36,226,1251,6.3
""",
        (
            Fault("running total", "4/D", "970", "4/C 3/D 5/D"),
            Fault("average", "5/E", "2.6", "5/B 5/C"),
            Fault("running total", "3/C", "218", "3/D 3/E"),
        ),
        (Sum(rows(2, 6), "E", lambda r: r.C / r.B),),
    ),
    Table(
        "schools grant by block",
        """\
DSG block,Allocation £m,Forecast £m,Variance £m,Variance %
Schools,182.40,182.40,0.00,0.0%
Central services,2.15,2.08,-0.07,-3.3%
High needs,41.30,46.85,5.55,13.4%
Early years,19.70,19.52,-0.18,-0.9%
Total DSG,245.55,250.85,5.30,2.2%
""",
        (
            Fault("variance", "4/D", "5.05", "4/B 4/C"),
            Fault("variance percent", "3/E", "-33%", "3/B 3/D"),
            Fault("total", "6/C", "205.85", "2/C 3/C 4/C 5/C 6/B 6/D"),
        ),
        (
            Sum(rows(2, 6), "D", lambda r: r.C - r.B),
            Sum(rows(2, 6), "E", lambda r: 100 * r.D / r.B),
            Sum((6,), "BCD", lambda r: r.down(2, 5)),
        ),
    ),
)
