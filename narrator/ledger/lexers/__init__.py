"""Raw source → stretches: what is text, what is markup; written without the readers, so that it can judge them."""
