"""Requests to a model hub: its address, the user's token, and the errors to report or to retry."""

import http.client
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from studio.protocol.errors import BadInput
from studio.protocol.hubsource import hub_address

_TIMEOUT_SECONDS = 20.0  # without data
_WAITS = (1.0, 2.0, 4.0, 8.0)  # seconds before the next attempts
_LONGEST_WAIT = 60.0
_MAX_LISTING = 64 * 2**20  # bytes
_TEMPORARY = (429, 500, 502, 503, 504)  # HTTP status: another attempt may succeed

Notify = Callable[[str], None]


class Interrupted(Exception):
    """The connection was refused or broke, or the hub is busy: another attempt may succeed. The text says why.

    Attributes:
        wait: Seconds that the hub asks for; None if it does not.
    """

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to other servers without the token."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        new = super().redirect_request(req, fp, code, msg, headers, newurl)
        old, target = urllib.parse.urlsplit(req.full_url), urllib.parse.urlsplit(newurl)
        if target.scheme not in ("http", "https"):
            raise BadInput(f"The hub redirects to {newurl[:200]}, which is not a web address.")
        if new is not None and (old.scheme, old.netloc) != (target.scheme, target.netloc):
            new.remove_header("Authorization")
        return new


def endpoint() -> str:
    """Return the hub's address, which HF_ENDPOINT overrides; raises BadInput where HF_HUB_OFFLINE forbids its use."""
    if os.environ.get("HF_HUB_OFFLINE", "").upper() in ("1", "ON", "YES", "TRUE"):
        raise BadInput("HF_HUB_OFFLINE is set, so nothing is fetched from a hub.")
    return hub_address()


@contextmanager
def opened(path: str, model: str, start: int = 0, most: int | None = None) -> Iterator[http.client.HTTPResponse]:
    """Open a path of the hub for reading.

    Args:
        path: Below the hub's address, quoted.
        model: The model that it belongs to, for messages.
        start: First byte to fetch; the answer's status is 206 if it begins there.
        most: How many bytes to fetch; None for all. A server may send more.

    Raises:
        BadInput: The hub refuses it permanently.
        Interrupted: Another attempt may succeed.
    """
    request = urllib.request.Request(f"{endpoint()}/{path}", headers={"User-Agent": "denoise-studio"})
    if token := _token():
        request.add_header("Authorization", f"Bearer {token}")
    if start or most is not None:
        request.add_header("Range", f"bytes={start}-{'' if most is None else start + most - 1}")
    try:
        with urllib.request.build_opener(_Redirects).open(request, timeout=_TIMEOUT_SECONDS) as answer:
            yield answer
    except urllib.error.HTTPError as error:
        _refuse(error, model)
    except urllib.error.URLError as error:
        raise Interrupted(f"no network, or {endpoint()} cannot be reached ({error.reason})") from error
    except (OSError, http.client.HTTPException) as error:
        raise Interrupted(f"the connection broke ({error or type(error).__name__})") from error


def read_listing(path: str, model: str, notify: Notify) -> dict[str, Any]:
    """Return the JSON object at a path of the hub; raises BadInput when it cannot be fetched."""

    def read() -> bytes:
        with opened(path, model) as answer:
            return answer.read(_MAX_LISTING)

    try:
        value = json.loads(with_retries(read, notify))
    except ValueError as error:
        raise BadInput(
            f"{endpoint()} answers with something else than a list of files: does this network ask for a login?"
        ) from error
    if not isinstance(value, dict):
        raise BadInput(f"{endpoint()} answers with something else than a list of files.")
    return value


def with_retries(attempt: Callable[[], Any], notify: Notify, advanced: Callable[[], bool] = lambda: False) -> Any:
    """Return the result of an attempt, which is retried several times after interruptions, with increasing waits.

    Args:
        attempt: Raises Interrupted when another attempt may succeed.
        notify: Receives a line about each interruption.
        advanced: Whether the last attempt received anything, which resets the count.

    Raises:
        BadInput: All attempts were interrupted; the message has the last reason.
    """
    failures = 0
    while True:
        try:
            return attempt()
        except Interrupted as problem:
            failures = 0 if advanced() else failures
            if failures == len(_WAITS):
                raise BadInput(f"Could not fetch it: {problem}. What is here is kept; try again later.") from problem
            wait = _WAITS[failures] if problem.wait is None else min(problem.wait, _LONGEST_WAIT)
            failures += 1
            notify(f"{str(problem).capitalize()}; trying again in {wait:.0f} s")
            time.sleep(wait)


def _token() -> str | None:
    """Return the token that the user has stored by `hf auth login` or in HF_TOKEN."""
    from huggingface_hub import get_token

    return get_token()


def _refuse(error: urllib.error.HTTPError, model: str) -> None:
    if error.code in _TEMPORARY:
        wait = error.headers.get("Retry-After", "")
        busy = "the hub asks for patience" if error.code == 429 else f"the hub answers {error.code}"
        raise Interrupted(busy, float(wait) + 1 if wait.isdigit() else None) from error
    if error.code == 403 or error.headers.get("X-Error-Code") == "GatedRepo":
        raise BadInput(
            f"{model} is not open to everybody ({error.code}): accept its terms at {endpoint()}/{model}, "
            "and log in with `hf auth login`."
        ) from error
    if error.code == 401:
        raise BadInput(
            f"{endpoint()} shows no model {model!r} to strangers (401): check its name; if it is private or gated, "
            "log in with `hf auth login`."
        ) from error
    if error.code == 404:
        raise BadInput(f"{endpoint()} has no model {model!r}, or not in this revision.") from error
    raise BadInput(f"{endpoint()} refuses {model}: it answers {error.code}.") from error
