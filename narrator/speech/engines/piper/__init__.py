"""Engine `piper`: a request in the language of a model → neural speech (VITS models in ONNX, piper-tts)."""
