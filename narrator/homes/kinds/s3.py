"""A home that is a bucket of Amazon S3, or of storage that speaks its protocol (R2, B2, MinIO, …), through boto3."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError, ProfileNotFound

from narrator.config.homes import S3Home
from narrator.errors import HomeError, RefusedError
from narrator.homes.local import FEED_TURN
from narrator.homes.model import FileByFile, Held, LocalFile
from narrator.homes.unreachable import why_unreachable

FEED_AGE: Final = "max-age=300"
"""How long apps and networks between may keep a feed."""
REFUSED: Final = frozenset(
    {"EntityTooLarge", "KeyTooLongError", "InvalidObjectName", "UnsupportedMediaType", "415", "413"}
)
ABSENT: Final = frozenset({"NoSuchKey", "404"})
FULL: Final = frozenset({"InsufficientStorage", "QuotaExceeded", "XMinioStorageFull", "507"})
KEYS: Final = "Give the keys as boto3 finds them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or `profile` for ~/.aws."


def open_home(settings: S3Home, root: Path, output: Path, state: Path) -> "Bucket":  # noqa: ARG001  # all kinds' signature
    """Return the bucket. Raises `HomeError` where the user's AWS configuration has no such profile."""
    try:
        session = boto3.Session(profile_name=settings.profile or None)
        client = session.client(
            "s3",
            endpoint_url=settings.endpoint_url or None,
            region_name=settings.region or session.region_name or "us-east-1",
            config=Config(
                retries={"max_attempts": 5, "mode": "standard"}, connect_timeout=10, read_timeout=60,
                request_checksum_calculation="when_required", response_checksum_validation="when_required",
            ),
        )  # fmt: skip  # others than Amazon know the old checksums alone
    except (BotoCoreError, ValueError) as problem:
        raise HomeError(str(problem), where=f"s3://{settings.bucket}", hint=KEYS) from problem
    return Bucket(client, settings.bucket, settings.prefix.strip("/"))


class Bucket(FileByFile):
    """A bucket, or what lies in it below a prefix."""

    lanes = 4

    def __init__(self, client: Any, bucket: str, prefix: str) -> None:
        self.shown = f"s3://{bucket}" + (f"/{prefix}" if prefix else "")
        self._client, self._bucket, self._prefix = client, bucket, f"{prefix}/" if prefix else ""

    def listing(self) -> Mapping[str, Held]:
        """Return what is there."""
        with self._asking():
            pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._prefix)
            return {
                one["Key"].removeprefix(self._prefix): Held(one["Size"])
                for page in pages
                for one in page.get("Contents", ())
            }

    def read(self, name: str) -> bytes | None:
        """Return an object's content."""
        try:
            with self._asking():
                content: bytes = self._client.get_object(Bucket=self._bucket, Key=self._prefix + name)["Body"].read()
                return content
        except KeyError:
            return None

    def put(self, file: LocalFile) -> None:
        """Upload *file* with its type; an object is there whole or not at all."""
        extra = {"ContentType": file.media_type} | ({"CacheControl": FEED_AGE} if file.turn >= FEED_TURN else {})
        with self._asking(file.name), file.opened() as opened_file:
            self._client.upload_fileobj(
                opened_file,
                self._bucket,
                self._prefix + file.name,
                ExtraArgs=extra,
                Config=TransferConfig(use_threads=False),
            )

    def delete(self, name: str) -> None:
        """Delete an object."""
        with self._asking():
            self._client.delete_object(Bucket=self._bucket, Key=self._prefix + name)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    @contextmanager
    def _asking(self, name: str = "") -> Iterator[None]:
        try:
            yield
        except ClientError as problem:
            code = str(problem.response.get("Error", {}).get("Code", ""))
            if code in ABSENT:
                raise KeyError(name) from problem
            said = problem.response.get("Error", {}).get("Message") or code
            if code in REFUSED and name:
                raise RefusedError(f"is refused: {said}", where=name) from problem
            if code in FULL:
                raise HomeError("is full", where=self.shown, hint="Make room, and publish again.") from problem
            hint = (
                "Make the bucket first." if code == "NoSuchBucket" else f"{KEYS} They must be allowed to list and put."
            )
            raise HomeError(f"{said} ({code})", where=self.shown, hint=hint) from problem
        except (NoCredentialsError, ProfileNotFound) as problem:
            raise HomeError("nobody has given the keys", where=self.shown, hint=KEYS) from problem
        except BotoCoreError as problem:
            hint = "Publish again when it can be reached: what was sent is not sent again."
            raise HomeError(f"cannot be reached: {why_unreachable(problem)}", where=self.shown, hint=hint) from problem
