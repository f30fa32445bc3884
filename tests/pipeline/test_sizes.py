"""How much room an archive takes is told, before a home refuses it."""

from tone_site import Site

from narrator.pipeline.report import Report
from narrator.pipeline.sizes import estimated_lines, largest_file, size_lines, sizes_by_format


def test_sizes_are_those_of_the_files(site: Site) -> None:
    """By format, the largest first; together what lies there."""
    made = site.make(only=("mp3", "vtt", "epub"))
    report = Report(articles=made["articles"])
    sizes = sizes_by_format(report, site.output)
    files = [site.output / file for file in made["articles"][0]["editions"][0]["files"].values()]
    assert set(sizes) == {"mp3", "vtt", "epub"}
    assert list(sizes.values()) == sorted(sizes.values(), reverse=True)
    assert sum(sizes.values()) == sum(file.stat().st_size for file in files)
    assert largest_file(report, site.output) == max(file.stat().st_size for file in files)


def test_a_limit_is_told_when_it_comes_near() -> None:
    """At four fifths of GitHub Pages' gigabyte, and of the 100 MB of one file."""
    assert list(size_lines({})) == []
    assert list(size_lines({"mp3": 2_000_000, "vtt": 10})) == ["2.0 MB: mp3 2.0"]
    told = list(size_lines({"mp3": 500_000_000, "epub": 400_000_000}, largest=90_000_000))
    assert "0.90 GB, GitHub Pages takes 1 GB" in told[1]
    assert "90 MB, GitHub takes 100" in told[2]


def test_a_dry_run_tells_the_size_by_format(site: Site) -> None:
    """Books hold the sound once more; what is not asked for counts nothing."""
    (whole,) = site.make(dry_run=True)["articles"]
    sizes = whole["editions"][0]["estimated_sizes"]
    assert set(sizes) == {"mp3", "epub", "daisy"}
    (small,) = site.make(dry_run=True, only=("mp3", "page"))["articles"]
    assert set(small["editions"][0]["estimated_sizes"]) == {"mp3"}
    (line,) = estimated_lines(Report(articles=[whole]))
    assert line.startswith("about ")
    assert "epub" in line
