"""Formulas that the ear can follow."""

import pytest

from narrator.script.formulas import plain_formula


@pytest.mark.parametrize(
    ("formula", "plain"),
    [
        ("x^2 + y^2 = z^2", "x² + y² = z²"),
        (r"E = mc^{2}", "E = mc²"),
        (r"{\displaystyle A}", "A"),
        (r"\frac{1}{2}", "1/2"),
        (r"\sqrt{2} \approx 1.41", "√2 ≈ 1.41"),
        (r"a \leq b", "a ≤ b"),
        (r"2\pi r", "2π r"),
        (r"A^{\mathsf{T}}", "A to the T"),
        ("a_i", "a sub i"),
        ("x^{-1}", "x⁻¹"),
        (r"\text{speed} = 5", "speed = 5"),
    ],
)
def test_simple_formulas_are_said(formula: str, plain: str) -> None:
    """Signs become Unicode, powers and indices words where they have no sign."""
    assert plain_formula(formula) == plain


@pytest.mark.parametrize(
    "formula",
    [
        r"\sum_{i=0}^{n} x_i",
        r"\begin{matrix} a & b \end{matrix}",
        r"\frac{a+b}{c}",
        r"\overline{a}",
        "x = 1\n\\\\ y = 2",
        "a + " * 20,
        "",
        "$" * 10,
    ],
)
def test_deep_or_long_formulas_are_described(formula: str) -> None:
    """Nesting, alignment and length are for the eye."""
    assert plain_formula(formula) == ""
