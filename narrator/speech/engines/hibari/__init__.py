"""Engine `hibari`: a request in English → natural speech by the package hibari-tts, whose weights come with it."""
