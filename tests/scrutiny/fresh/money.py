"""Money, savings, posts, stocks and flows as finance and workforce papers print them."""

from tests.scrutiny.fresh.shape import Fault, Sum, Table, rows

BUDGETS = (
    Table(
        "revenue monitor in thousands",
        """\
Service,Revised budget £000,Forecast outturn £000,Variance £000,Variance %
Looked after children,"14,210","15,602","1,392",9.8%
Children with disabilities,"3,874","3,790",(84),-2.2%
Early help,"2,455","2,301",(154),-6.3%
Safeguarding,"6,120","6,544",424,6.9%
Total,"26,659","28,237","1,578",5.9%
""",
        (
            Fault("variance", "5/D", "442", "5/B 5/C 6/D"),
            Fault("variance sign", "4/D", "154", "4/B 4/C 6/D"),
            Fault("variance %", "2/E", "8.9%", "2/B 2/C 2/D"),
            Fault("money totals", "6/B", "26,569", "6/C 6/D"),
        ),
        (
            Sum(rows(2, 6), "D", lambda r: r.C - r.B),
            Sum(rows(2, 6), "E", lambda r: 100 * r.D / r.B),
            Sum((6,), "BCD", lambda r: r.down(2, 5)),
        ),
    ),
    Table(
        "revenue monitor in millions",
        """\
Appendix A: revenue position at month 7,,,,
Directorate,Budget,Projected outturn,(Under)/over spend,% of budget
Children and families,£44.6m,£47.1m,£2.5m,5.6%
Adults,£61.3m,£60.8m,(£0.5m),-0.8%
Environment,£28.0m,£28.4m,£0.4m,1.4%
Resources,£15.2m,£14.9m,(£0.3m),-2.0%
Total,£149.1m,£151.2m,£2.1m,1.4%
""",
        (
            Fault("variance", "3/D", "£3.5m", "3/B 3/C 7/D"),
            Fault("money totals", "7/C", "£152.1m", "7/D"),
            Fault("variance sign", "6/D", "£0.3m", "6/B 6/C 7/D"),
        ),
        (
            Sum(rows(3, 7), "D", lambda r: r.C - r.B),
            Sum(rows(3, 7), "E", lambda r: 100 * r.D / r.B),
            Sum((7,), "BCD", lambda r: r.down(3, 6)),
        ),
        ((2,),),
    ),
    Table(
        "capital programme",
        """\
Scheme,Original budget £k,Additions £k,Slippage £k,Revised budget £k,Forecast £k,Variance £k
New children's home,1200,150,-300,1050,1050,0
School places,8400,0,-1250,7150,7090,-60
Family hubs,640,75,0,715,740,25
Case system,900,0,-120,780,780,0
Total,11140,225,-1670,9695,9660,-35
""",
        (
            Fault("capital movement", "2/E", "1350", "2/B 2/C 2/D 2/F 6/E"),
            Fault("variance", "4/G", "-25", "4/E 4/F 6/G"),
            Fault("money totals", "6/D", "-1760", "6/E"),
            Fault("money totals", "6/F", "9960", "6/G"),
        ),
        (
            Sum(rows(2, 6), "E", lambda r: r.B + r.C + r.D),
            Sum(rows(2, 6), "G", lambda r: r.F - r.E),
            Sum((6,), "BCDEFG", lambda r: r.down(2, 5)),
        ),
    ),
    Table(
        "savings tracker",
        """\
Ref,Saving proposal,Target £000,Achieved £000,At risk £000,RAG
CS1,Foster in our own borough,650,480,170,Amber
CS2,Commission placements jointly,400,400,0,Green
CS3,Reduce agency workers,320,90,230,Red
CS4,Transport review,210,150,60,Amber
,Total,1580,1120,460,
""",
        (
            Fault("savings", "2/E", "270", "2/C 2/D 6/E"),
            Fault("savings", "4/D", "190", "4/C 4/E 6/D"),
            Fault("money totals", "6/C", "1850", "6/D 6/E"),
            Fault("id duplicates", "4/A", "CS2", "3/A"),
        ),
        (
            Sum(rows(2, 6), "C", lambda r: r.D + r.E),
            Sum((6,), "CDE", lambda r: r.down(2, 5)),
        ),
    ),
    Table(
        "reserves",
        """\
Earmarked reserve,Opening balance £m,Transfers in £m,Transfers out £m,Closing balance £m
Transformation,6.2,1.0,2.4,4.8
Insurance,3.1,0.4,0.2,3.3
Dedicated schools grant,1.9,0.0,1.1,0.8
Public health,2.5,0.3,0.6,2.2
All reserves,13.7,1.7,4.3,11.1
""",
        (
            Fault("stock and flow", "2/E", "5.8", "2/B 2/C 2/D 6/E"),
            Fault("stock and flow", "5/E", "2.8", "5/B 5/C 5/D 6/E"),
            Fault("money totals", "6/E", "11.9", "6/B 6/C 6/D"),
        ),
        (
            Sum(rows(2, 6), "E", lambda r: r.B + r.C - r.D),
            Sum((6,), "BCDE", lambda r: r.down(2, 5)),
        ),
    ),
    Table(
        "caseload roll-forward",
        """\
Month,Open at start,Started,Ended,Open at end
April,352,18,14,356
May,356,21,25,352
June,352,16,12,356
July,356,24,19,361
August,361,11,15,357
""",
        (
            Fault("closing is opening", "4/B", "325", "3/E 4/E 4/C 4/D"),
            Fault("stock and flow", "5/E", "351", "5/B 5/C 5/D 6/B"),
            Fault("stock and flow", "3/C", "12", "3/B 3/D 3/E"),
        ),
        (
            Sum(rows(2, 6), "E", lambda r: r.B + r.C - r.D),
            Sum((3,), "B", lambda r: r.at("E2")),
            Sum((4,), "B", lambda r: r.at("E3")),
            Sum((5,), "B", lambda r: r.at("E4")),
            Sum((6,), "B", lambda r: r.at("E5")),
        ),
    ),
    Table(
        "foster carer households",
        """\
Fostering households,2019-20,2020-21,2021-22
Opening number,118,121,119
Approved in year,19,14,17
Deregistered in year,16,16,22
Closing number,121,119,114
""",
        (
            Fault("stock and flow", "5/C", "129", "2/C 3/C 4/C 2/D"),
            Fault("closing is opening", "2/D", "129", "5/C 3/D 4/D 5/D"),
            Fault("period headings", "1/D", "2020-21", "1/C"),
        ),
        (
            Sum((5,), "B", lambda r: r.at("B2") + r.at("B3") - r.at("B4")),
            Sum((5,), "C", lambda r: r.at("C2") + r.at("C3") - r.at("C4")),
            Sum((5,), "D", lambda r: r.at("D2") + r.at("D3") - r.at("D4")),
        ),
    ),
    Table(
        "establishment",
        """\
Team,Establishment FTE,Filled FTE,Vacant FTE,Vacancy rate
Front door,24.0,20.5,3.5,14.6%
Assessment,38.0,31.0,7.0,18.4%
Children in care,29.5,27.5,2.0,6.8%
Leaving care,16.0,16.0,0.0,0.0%
Service total,107.5,95.0,12.5,11.6%
""",
        (
            Fault("posts", "2/D", "5.3", "2/B 2/C 6/D"),
            Fault("share of total", "3/E", "14.8%", "3/B 3/C 3/D"),
            Fault("totals", "6/B", "105.7", "6/C 6/D"),
            Fault("totals", "6/C", "99.0", "6/B 6/D"),
        ),
        (
            Sum(rows(2, 6), "D", lambda r: r.B - r.C),
            Sum(rows(2, 6), "E", lambda r: 100 * r.D / r.B),
            Sum((6,), "BCD", lambda r: r.down(2, 5)),
        ),
    ),
    Table(
        "caseload of teams",
        """\
Team,Social workers,Cases,Average caseload
Red,8,124,15.5
Blue,7,119,17.0
Green,9,131,14.6
Yellow,6,98,16.3
All teams,30,472,15.7
""",
        (
            Fault("value from parts", "3/D", "19.0", "3/B 3/C"),
            Fault("value from parts", "5/D", "13.6", "5/B 5/C"),
            Fault("totals", "6/C", "427", "6/D"),
        ),
        (
            Sum(rows(2, 6), "D", lambda r: r.C / r.B),
            Sum((6,), "BC", lambda r: r.down(2, 5)),
        ),
    ),
    Table(
        "agency spend by month",
        """\
Agency spend (£),Apr,May,Jun,Q1 total
Social workers,"81,250","79,900","84,110","245,260"
Managers,"12,400","12,400","9,300","34,100"
Support staff,"4,075","3,880","5,020","12,975"
Total,"97,725","96,180","98,430","292,335"
""",
        (
            Fault("parts and total", "2/E", "254,260", "2/B 2/C 2/D 5/E"),
            Fault("parts and total", "5/C", "96,810", "5/E"),
            Fault("parts and total", "4/D", "5,200", "4/E 5/D"),
        ),
        (
            Sum(rows(2, 5), "E", lambda r: r.B + r.C + r.D),
            Sum((5,), "BCDE", lambda r: r.down(2, 4)),
        ),
    ),
    Table(
        "commitments against budget",
        """\
Cost centre,Annual budget,Spend to date,Spend to date as % of budget,Remaining
Placements,"£9,600,000","£5,856,000",61%,"£3,744,000"
Legal,"£1,150,000","£782,000",68%,"£368,000"
Contact centre,"£420,000","£189,000",45%,"£231,000"
""",
        (
            Fault("share of total", "2/D", "51%", "2/B 2/C"),
            Fault("budget remaining", "3/E", "£386,000", "3/B 3/C"),
            Fault("share of total", "4/D", "54%", "4/B 4/C"),
        ),
        (
            Sum(rows(2, 4), "E", lambda r: r.B - r.C),
            Sum(rows(2, 4), "D", lambda r: 100 * r.C / r.B),
        ),
    ),
)
