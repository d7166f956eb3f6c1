"""A model hub on this machine's loopback, which serves a folder as the public one would, and fails on command."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"
_BLOCK = 2**16


def _set_event() -> threading.Event:
    event = threading.Event()
    event.set()
    return event


def _bounded(wanted: str) -> bool:
    """Whether a Range asks for a beginning alone."""
    return bool(wanted) and not wanted.endswith("-")


@dataclass
class Hub:
    """The served files, and the failures.

    Attributes:
        folder: The repository's files.
        name: OWNER/NAME.
        address: For HF_ENDPOINT.
        requests: Method, path and Range of every request so far.
        tokens: The Authorization of every request.
        cut: File name -> after how many bytes the connection ends, once for each entry of the list.
        refuse: Path ending -> statuses that are answered first, one for each request.
        flip: Files in which one byte is wrong.
        ranges: Whether it can begin in the middle of a file.
        portal: Whether a login page is answered to everything.
        elsewhere: The address that weights are redirected to; "" for none.
        gated: Who lets people in, as the listing says: False, "auto" or "manual".
        going: While it is cleared, no further block of a file is sent.
        pause_after: After how many blocks of a file `going` is cleared; None for never.
    """

    folder: Path
    name: str = "somebody/tiny"
    address: str = ""
    requests: list[tuple[str, str]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    cut: dict[str, list[int]] = field(default_factory=dict)
    refuse: dict[str, list[int]] = field(default_factory=dict)
    flip: set[str] = field(default_factory=set)
    ranges: bool = True
    portal: bool = False
    elsewhere: str = ""
    gated: str | bool = False
    going: threading.Event = field(default_factory=_set_event)
    pause_after: int | None = None

    def asked(self, ending: str) -> list[str]:
        """The Range of each request for the rest of a file whose path has this ending."""
        return [bytes_ for path, bytes_ in self.requests if path.endswith(ending) and not _bounded(bytes_)]

    def listing(self) -> bytes:
        """The answer of /api/models/NAME/revision/REVISION?blobs=true."""
        siblings = []
        for file in sorted(path for path in self.folder.rglob("*") if path.is_file()):
            data = file.read_bytes()
            entry = {"rfilename": str(file.relative_to(self.folder)), "size": len(data)}
            entry["blobId"] = hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
            if file.suffix == ".safetensors":
                sha256 = hashlib.sha256(data).hexdigest()
                entry["lfs"] = {"sha256": sha256, "size": len(data), "pointerSize": 134}
            siblings.append(entry)
        told = {"id": self.name, "sha": COMMIT, "siblings": siblings, "cardData": {"license": "openrail++"}}
        told["gated"] = self.gated
        return json.dumps(told).encode()


@contextmanager
def loopback_hub(folder: Path) -> Iterator[Hub]:
    """Serve a folder until the context ends."""
    hub = Hub(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            hub.requests.append((path, self.headers.get("Range", "")))
            hub.tokens.append(self.headers.get("Authorization", ""))
            if hub.portal:
                return self._answer(200, b"<html>Please log in</html>", "text/html")
            if hub.elsewhere and path.endswith(".safetensors"):
                self.send_response(302)
                self.send_header("Location", hub.elsewhere + self.path)
                self.send_header("Content-Length", "0")
                return self.end_headers()
            for ending, codes in hub.refuse.items():
                if path.endswith(ending) and codes:
                    return self._answer(codes.pop(0), b"no", "text/plain")
            if path.startswith(f"/api/models/{hub.name}/"):
                revision = path.rpartition("/")[2]
                known = revision in ("main", COMMIT)
                return self._answer(200, hub.listing(), "application/json") if known else self._answer(404, b"", "")
            start = f"/{hub.name}/resolve/{COMMIT}/"
            file = hub.folder / path.removeprefix(start)
            if not path.startswith(start) or not file.is_file():
                return self._answer(404, b"", "")
            return self._file(str(file.relative_to(hub.folder)), bytearray(file.read_bytes()))

        def _file(self, name: str, data: bytearray) -> None:
            if name in hub.flip:
                data[len(data) // 2] ^= 1
            wanted = self.headers.get("Range", "")
            begin, end = 0, len(data)
            if wanted and hub.ranges:
                first, _, last = wanted.removeprefix("bytes=").partition("-")
                begin, end = int(first), min(int(last) + 1 if last else end, end)
            partial = (begin, end) != (0, len(data))
            self.send_response(206 if partial else 200)
            self.send_header("Content-Length", str(end - begin))
            if partial:
                self.send_header("Content-Range", f"bytes {begin}-{end - 1}/{len(data)}")
            self.end_headers()
            rest = data[begin:end]
            if hub.cut.get(name) and not _bounded(wanted):
                rest = rest[: hub.cut[name].pop(0)]
            with suppress(ConnectionError):  # a client may have read enough
                for number, at in enumerate(range(0, len(rest), _BLOCK)):
                    if number == hub.pause_after and not _bounded(wanted):
                        hub.going.clear()
                    hub.going.wait()
                    self.wfile.write(rest[at : at + _BLOCK])

        def _answer(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    hub.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield hub
    finally:
        hub.going.set()
        server.shutdown()
        thread.join()
        server.server_close()
