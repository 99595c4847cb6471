"""`python -m desktop` is the command `buurtschap`."""

import sys

from desktop.cli import main

sys.exit(main())
