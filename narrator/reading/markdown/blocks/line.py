"""One source line and how far the open containers have eaten into it. Tabs are spaces by now (stops of 4)."""

from msgspec import Struct


class Line(Struct):
    """A line with a cursor."""

    text: str
    number: int
    position: int = 0
    content: int = 0
    """Where the first character that is no space stands, from the cursor on."""

    def __post_init__(self) -> None:
        self.move_to(0)

    def move_to(self, position: int) -> None:
        """Set the cursor."""
        self.position = min(position, len(self.text))
        is_indented = self.text.startswith(" ", self.position)
        self.content = len(self.text) - len(self.text[self.position :].lstrip(" ")) if is_indented else self.position

    def eat_indent(self, columns: int) -> None:
        """Move over at most *columns* spaces."""
        self.move_to(min(self.content, self.position + columns))

    @property
    def indent(self) -> int:
        """Spaces before the content."""
        return self.content - self.position

    @property
    def blank(self) -> bool:
        """Whether nothing but spaces is left."""
        return self.content >= len(self.text)

    @property
    def rest(self) -> str:
        """What follows the cursor."""
        return self.text[self.position :]

    @property
    def stripped(self) -> str:
        """What follows, without its indentation."""
        return self.text[self.content :]

    @property
    def is_plain(self) -> bool:
        """Whether it begins with a letter, as no block but a paragraph does, and is not indented as code."""
        return self.text[self.content : self.content + 1].isalpha() and not self.is_code

    @property
    def is_code(self) -> bool:
        """Whether it is indented as far as code is."""
        return self.indent >= 4
