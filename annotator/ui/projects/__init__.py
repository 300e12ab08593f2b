"""Opening, making and closing projects."""
