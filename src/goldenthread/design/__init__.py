"""Components of the GOV.UK Design System as the rooms use them: layout, tables, forms, charts."""
