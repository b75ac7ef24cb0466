"""The room of figures: dashboard, measure pages, teams and services."""
