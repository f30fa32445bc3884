"""The settings of a site, a voice and a post, as frozen values below every stage."""
