"""The language in which sentences are composed: English here, the person's own in the window."""


class Language:
    """Composes sentences in English; a subclass that translates overrides every method."""

    def text(self, english: str) -> str:
        """A sentence with its placeholders, or a word of ours."""
        return english

    def counted(self, one: str, several: str, count: int) -> str:
        """The form of a sentence that fits a number."""
        return one if count == 1 else several

    def label(self, label: str) -> str:
        """A label of the codebook, as it is shown within a sentence."""
        return label.lower()


ENGLISH = Language()
