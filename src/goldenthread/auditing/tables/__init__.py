"""Lists of cases and of audits done elsewhere, read from CSV files and workbooks with every fault told by its row."""
