"""Known answers about the service: supervision, caseloads, audits, early help and complaints."""

from typing import Final

from goldenthread.borough.rows import Answer, Books, Question, Record, counted


def _open_cases(books: Books, start: int, end: int) -> Answer:
    return counted(books.open_at("referrals", "referral_date", "close_date", end, "source_id"))


def _supervised(books: Books, start: int, end: int) -> Answer:
    """Children with an allocated social worker who were supervised in the last 42 days, or referred within them."""
    held = books.open_at("involvements", "start_date", "end_date", end, "child_id", "role", "team_id")
    notes = books.grouped("supervisions", "child_id", "supervision_date", "kind")
    referred = books.grouped("referrals", "child_id", "referral_date")
    children = {row["child_id"]: row for row in held if row["role"] == "case-worker"}

    def lately(row: Record) -> bool:
        child = row["child_id"]
        if any(one["kind"] == "case" and end - 42 <= one["supervision_date"] <= end for one in notes.get(child, ())):
            return True
        return any(end - 42 <= one["referral_date"] <= end for one in referred.get(child, ()))

    return counted(list(children.values()), lately, by="child_id")


def _allocated(books: Books, start: int, end: int) -> Answer:
    """Each worker once for each case held, so that caseload by team is numerator over denominator."""
    held = books.open_at("involvements", "start_date", "end_date", end, "worker_id", "role", "team_id", "source_id")
    rows = [row for row in held if row["role"] == "case-worker"]
    workers = sorted({row["worker_id"] for row in rows})
    teams = {row["source_id"]: row["team_id"] for row in rows} | {row["worker_id"]: row["team_id"] for row in rows}
    return Answer([row["source_id"] for row in rows], workers, teams)


def _audits(books: Books, start: int, end: int) -> Answer:
    return counted(books.between("audits", "returned_date", start, end, "source_id", "team_id"))


def _good(books: Books, start: int, end: int) -> Answer:
    rows = books.between("audits", "returned_date", start, end, "source_id", "team_id", "grade")
    return counted(rows, lambda row: row["grade"] in {"good", "outstanding"})


def _poor(books: Books, start: int, end: int) -> Answer:
    rows = books.between("audits", "returned_date", start, end, "source_id", "team_id", "grade")
    return counted(rows, lambda row: row["grade"] == "inadequate")


def _early_help(books: Books, start: int, end: int) -> Answer:
    rows = books.open_at("early_help", "start_date", "end_date", end, "source_id")
    return counted(rows, lambda row: end - row["start_date"] > 365)


def _complaints(books: Books, start: int, end: int) -> Answer:
    """Stage 1 complaints under the Children Act received in the month and answered within ten working days."""
    rows = books.between(
        "complaints", "received_date", start, end, "source_id", "team_id", "kind", "stage", "responded_date"
    )
    first = [row for row in rows if row["kind"] == "children-act" and row["stage"] == "1"]
    return counted(
        first,
        lambda row: (
            row["responded_date"] is not None and books.clock.count(row["received_date"], row["responded_date"]) <= 10
        ),
    )


QUESTIONS: Final = (
    Question("cases-open", "Episodes of need open at the end of the day.", "referrals", False, _open_cases),
    Question(
        "supervision-6weeks", "Children with an allocated social worker supervised in the last 42 days, or referred within them.",
        "child", False, _supervised,
    ),
    Question(
        "caseload", "Cases held by allocated social workers (numerator) and the workers who hold any (denominator).",
        "involvements", False, _allocated,
    ),
    Question("audits-returned", "Audits returned in the month.", "audits", True, _audits),
    Question(
        "audits-good", "Audits returned in the month that the auditor graded good or outstanding.",
        "audits", True, _good,
    ),
    Question(
        "audits-inadequate", "Audits returned in the month that the auditor graded inadequate.",
        "audits", True, _poor,
    ),
    Question(
        "early-help-over-12m", "Early help open for more than 365 days, of all that is open.",
        "early_help", False, _early_help,
    ),
    Question(
        "complaints-10wd", "Stage 1 Children Act complaints received in the month and answered within 10 working days.",
        "complaints", True, _complaints,
    ),
)  # fmt: skip
