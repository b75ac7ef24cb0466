"""Documents as Word files, in the house's look or in a council's own template with named places."""

from goldenthread.reports.word.house import house_template
from goldenthread.reports.word.write import write_word

__all__ = ["house_template", "write_word"]
