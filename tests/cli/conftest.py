"""Puts the toy commands where they can be imported."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).with_name("toys")))
