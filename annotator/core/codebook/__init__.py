"""The codebook, the values that its fields hold, and what becomes of both when it changes."""
