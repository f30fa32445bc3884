"""Covers: what stores accept, and what can be read."""

import io
from pathlib import Path

import pytest
from PIL import Image, features

from narrator.publishing.cover import fonts
from narrator.publishing.cover.fonts import font_for, is_right_to_left, sized
from narrator.publishing.cover.jpeg import Wanted
from narrator.publishing.cover.lines import SIZES, fitted
from narrator.publishing.cover.palette import PALETTES, Palette, contrast
from narrator.publishing.cover.picture import cropped


def _opened(wanted: Wanted) -> Image.Image:
    return Image.open(io.BytesIO(wanted.jpeg()))


def _picture(path: Path, size: tuple[int, int], mode: str = "RGB", colour: object = "red") -> Path:
    Image.new(mode, size, colour).save(path)  # type: ignore[arg-type]
    return path


@pytest.mark.parametrize("palette", PALETTES)
def test_text_stands_out(palette: Palette) -> None:
    """7:1 for the words, and for the drawing too."""
    assert contrast(palette.ground, palette.text) >= 7
    assert contrast(palette.ground, palette.accent) >= 7


@pytest.mark.parametrize(
    "title",
    ["Short", "long " * 80, "Donaudampfschifffahrtsgesellschaftskapitänsmütze", "שלום", "静けさ", "👋", "", "\ud800"],
)
def test_any_title_gives_a_cover_that_stores_accept(title: str) -> None:
    """3000 × 3000, JPEG, RGB, and the same bytes each time."""
    wanted = Wanted(title, "Someone", "A show")
    picture = _opened(wanted)
    assert (picture.size, picture.format, picture.mode) == ((3000, 3000), "JPEG", "RGB")
    assert wanted.jpeg() == wanted.jpeg()


def test_long_titles_wrap_and_stay_legible() -> None:
    """Lines fit the width; at 100 pixels the smallest letters are still 9 high."""
    assert min(SIZES) * 100 / 3000 > 9
    for text in ("A title of a few words", "long words and more of them " * 12):
        lines = fitted(text, "", 2580, 2010)
        font = sized("", lines.pixels)
        assert font is not None
        assert all(font.getlength(line) <= 2580 for line in lines.lines)
        assert len(lines.lines) * lines.step <= 2010
    assert fitted("long words and more of them " * 12, "", 2580, 2010).lines[-1].endswith("…")


def test_letters_that_no_font_has_are_never_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a font for the script there is a drawing alone; a sign that is missing is dropped."""
    monkeypatch.setattr(fonts, "SYSTEM_FONTS", ())
    assert font_for("静けさ") is None
    assert font_for("Hello ☂ you") == ("", "Hello you")
    assert font_for("Hello 👋🏽 you") == ("", "Hello you")
    blank = _opened(Wanted("静けさ", "", "A show"))
    other = _opened(Wanted("別の題", "", "A show"))
    assert blank.tobytes() != other.tobytes()


def test_scripts_that_run_from_right_to_left_are_known_by_their_first_letter() -> None:
    """Digits and quotation marks have no direction of their own."""
    assert is_right_to_left("“10 שלום")
    assert not is_right_to_left("Hello שלום")


@pytest.mark.skipif(not features.check("raqm"), reason="Pillow has no layout engine here")
def test_right_to_left_begins_on_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """The title's pixels lie in the right half."""
    if font_for("שלום") is None:
        pytest.skip("no font here has Hebrew letters")
    picture = _opened(Wanted("שם", "", "A show")).convert("L").crop((0, 150, 3000, 1000))
    ground = picture.getpixel((5, 5))
    mask = picture.point(lambda value: 255 if abs(value - ground) > 60 else 0)
    box = mask.getbbox()
    assert box is not None
    assert box[0] > 1500


def test_an_authors_picture_is_cropped_to_its_middle(tmp_path: Path) -> None:
    """Large enough and not too long; transparency becomes white."""
    square = cropped(_picture(tmp_path / "a.png", (2000, 1600)))
    assert square is not None
    assert (square.size, square.mode) == ((3000, 3000), "RGB")
    clear = cropped(_picture(tmp_path / "b.png", (1500, 1500), "RGBA", (0, 0, 0, 0)))
    assert clear is not None
    assert clear.getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("size", [(1399, 3000), (4000, 1500)])
def test_a_picture_that_is_too_small_or_too_long_will_not_do(tmp_path: Path, size: tuple[int, int]) -> None:
    """One is drawn in its place."""
    path = _picture(tmp_path / "a.png", size)
    assert cropped(path) is None
    assert Wanted("T", "A", "S", path).jpeg() == Wanted("T", "A", "S").jpeg()


def test_what_is_no_picture_will_not_do(tmp_path: Path) -> None:
    """A text under a picture's name."""
    path = tmp_path / "a.jpg"
    path.write_bytes(b"GIF89a but not really")
    assert cropped(path) is None


def test_the_key_is_made_of_what_is_shown(tmp_path: Path) -> None:
    """A new title or new pixels give a new one; the file's name and time do not."""
    one, other = _picture(tmp_path / "a.png", (1500, 1500)), _picture(tmp_path / "b.png", (1500, 1500))
    assert Wanted("T", "A", "S", one).key() == Wanted("T", "A", "S", other).key()
    assert len({Wanted("T", "A", "S").key(), Wanted("U", "A", "S").key(), Wanted("T", "A", "S", one).key()}) == 3
