"""`python run.py hugo_import SRC`, or `python hooks/hugo_import SRC` in an environment that has the packages."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

if not __package__:  # started as a folder
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hugo_import.command import main

signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as Ctrl-C does: all is as it was
sys.exit(main(sys.argv[1:]))
