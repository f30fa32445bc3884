"""Numbers in words by num2words, in any language that it has."""


def in_words(number: int | str, to: str = "cardinal", language: str = "en") -> str:
    """Return *number* in words, as a `cardinal`, an `ordinal` or another form of num2words.

    Raises what num2words raises: `NotImplementedError` for a language that it does not have, `OverflowError`,
    `ValueError`, `KeyError` or `TypeError` for a number that it cannot say.
    """
    from num2words import num2words  # noqa: PLC0415  # 15 ms and more, where a post has no figures

    return str(num2words(number, to=to, lang=language))
