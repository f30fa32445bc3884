"""How the folders that engines use while they speak are called, so that those of dead runs are found."""

from typing import Final

ENGINE_FOLDER: Final = "narrator-engine-"
"""In the system's folder for temporary files."""
