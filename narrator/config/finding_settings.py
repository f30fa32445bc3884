"""What may be silenced of the findings."""

from narrator.article.finding_codes import silencing_fault
from narrator.config.site import Findings
from narrator.errors import ConfigError


def check_findings(findings: Findings, *, where: str) -> None:
    """Raise `ConfigError` where *findings* silences a code that is none, or cannot be silenced."""
    for code in findings.silenced:
        if fault := silencing_fault(code):
            raise ConfigError(f"`findings.silenced`: {fault[0]}", where=where, hint=fault[1])
