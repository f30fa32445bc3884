"""eSpeak NG: its library, its voices, what it says in which phonemes, and when each word is heard."""
