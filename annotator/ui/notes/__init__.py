"""Working notes and “look again” flags."""
