"""What every test shares."""

import os

# Before any test module imports Qt: the tests need no screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
