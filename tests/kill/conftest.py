"""What the kill tests share with those of the store."""

from tests.records.store.conftest import files, key_file, put, root

__all__ = ["files", "key_file", "put", "root"]
