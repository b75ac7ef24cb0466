"""The room where files are loaded, findings read and handed out, and snapshots compared."""
