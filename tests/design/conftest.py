"""Django made ready before any test of this folder is read."""

import tests.web_process

__all__ = ["tests"]
