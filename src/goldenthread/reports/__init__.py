"""What a document is made of: frozen blocks, charts, and writers that know nothing about children."""
