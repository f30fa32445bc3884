"""A feed and the files it names → findings: what stores would refuse, and what does not fit together."""
