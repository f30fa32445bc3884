"""Article + voice profile → `Script`: what will be said, sentence by sentence, and what will not."""
