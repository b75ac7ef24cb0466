"""Lets ``python -m goldenthread.cli`` do what ``goldenthread`` does."""

import sys

from goldenthread.cli.app import main

sys.exit(main())
