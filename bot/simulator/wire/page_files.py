"""The page's files over HTTP: as they lie on the disk, nothing built, and all asked for at once."""

import mimetypes
from pathlib import Path

from aiohttp import web

PAGE = (Path(__file__).parents[1] / "page").resolve()
_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
        "media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types rendered"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def add_page(router: web.UrlDispatcher) -> None:
    files = PageFiles()

    async def index(request: web.Request) -> web.StreamResponse:
        return files.given(request, PAGE / "index.html", {"Link": _modules()})

    async def asset(request: web.Request) -> web.StreamResponse:
        return files.given(request, (PAGE / request.match_info["path"]).resolve(), {})

    router.add_get("/", index)
    router.add_get("/{path:[^/].*}", asset)


class PageFiles:
    """Files are read once, and again when they were changed."""

    def __init__(self) -> None:
        self._read: dict[Path, tuple[str, bytes]] = {}

    def given(self, request: web.Request, file: Path, more: dict[str, str]) -> web.Response:
        if PAGE not in file.parents or not file.is_file():
            return web.Response(text="Not found", status=404)
        tag, body = self._fresh(file)
        headers = {**_HEADERS, **more, "ETag": tag}
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers=headers)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return web.Response(body=body, content_type=kind, charset="utf-8", headers=headers)

    def _fresh(self, file: Path) -> tuple[str, bytes]:
        state = file.stat()
        tag = f'"{state.st_mtime_ns:x}-{state.st_size:x}"'
        if file not in self._read or self._read[file][0] != tag:
            self._read[file] = (tag, file.read_bytes())
        return self._read[file]


def _modules() -> str:
    """A browser would otherwise learn of a module only from the one that imports it, one after the other."""
    paths = sorted(file.relative_to(PAGE).as_posix() for file in PAGE.rglob("*.js"))
    return ", ".join(f"</{path}>; rel=modulepreload" for path in paths)
