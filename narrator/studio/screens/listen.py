"""The step "Listen and fix": the article, sentence by sentence."""

from starlette.routing import Route

ROUTES: list[Route] = []
