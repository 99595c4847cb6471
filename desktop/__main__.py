"""`python -m desktop` is the command `buurtschap`."""

import sys

from desktop.services.importing.limits import CHILD_ARGUMENT

if sys.argv[1:2] == [CHILD_ARGUMENT]:
    # A frozen build has no interpreter to start a module with: it starts itself to read a file.
    from desktop.services.importing import child

    sys.exit(child.main())

from desktop.cli import main

sys.exit(main())
