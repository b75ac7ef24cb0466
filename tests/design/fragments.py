"""Each component by itself, as it was last looked at; write them again with: python -m tests.design.fragments."""

from pathlib import Path

import tests.web_process
from tests.design.gallery import TEMPLATE, gallery, shown

FOLDER = Path(__file__).with_name("fragments")
HOME = tests.web_process.HOME
#: What of the gallery each fragment shows.
SHOWN = {
    "banner": "{% for one in page.banners %}{{ banner(one, 'b' ~ loop.index) }}{% endfor %}",
    "chart": "{{ chart(page.charts[0]) }}",
    "data-age": "{{ data_age(page.age) }}",
    "details": "{% call details('More') %}<p>Words</p>{% endcall %}",
    "filters": "{{ filters(page.filters) }}",
    "form": "{{ form(page.form, submit='Save', cancel=page.cancel) }}",
    "key-figures": "{{ key_figures(page.figures) }}",
    "pagination": "{% for one in page.paginations %}{{ pagination(one) }}{% endfor %}",
    "proof-line": "{% for one in page.proofs %}{{ proof_line(one) }}{% endfor %}",
    "summary-list": "{{ summary_list(page.summary) }}",
    "table": "{% for one in page.tables %}{{ table(one) }}{% endfor %}",
    "tabs": "{{ tabs(page.tabs) }}",
    "tags": "{{ tags(page.tags) }}",
}


def fragment(name: str) -> str:
    """The markup of one component in its states, from the gallery after a form with errors was sent."""
    imports = "\n".join(
        line for line in TEMPLATE.read_text(encoding="utf-8").splitlines() if line.startswith("{% from")
    )
    page = gallery({"every-name": "too long a name for a list", "every-sure": "not", "every-seen-day": "6"})
    lines = shown(page, template=f"{imports}\n{SHOWN[name]}").splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines if line.strip())


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for known in SHOWN:
        (FOLDER / f"{known}.html").write_text(fragment(known), encoding="utf-8", newline="\n")
