"""The step "Record"."""

from starlette.routing import Route

ROUTES: list[Route] = []
