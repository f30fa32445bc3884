"""The output folder + a home of narrator.toml → the published files at their home: what changed, the feed last."""
