"""`Script` + a person's sound file → which sentences it reads, where each begins and ends, and what it adds."""
