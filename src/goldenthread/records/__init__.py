"""What happened: tables, code sets, importers, checks and the store of dated snapshots."""
