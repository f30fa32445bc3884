"""Engine `pico`: a request in six languages → clear, if not natural, speech by SVOX Pico (py-nanotts)."""
