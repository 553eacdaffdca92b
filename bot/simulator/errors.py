"""What the Bot API answers when it refuses: a code, its own text, its parameters."""

from typing import Any


class ApiError(Exception):
    """A refusal as the Bot API puts it on the wire."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def envelope(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class ImpossibleError(Exception):
    """A person cannot do this in Telegram: the story or the page asked for something that no client offers."""


def bad_request(text: str, **parameters: int) -> ApiError:
    """The Bot API begins each text with a small letter, except where it is a name in capitals."""
    named = len(text) > 1 and (text[1] == "_" or "A" <= text[1] <= "Z")
    return ApiError(400, f"Bad Request: {text if named else text[:1].lower() + text[1:]}", **parameters)


def forbidden(text: str) -> ApiError:
    return ApiError(403, f"Forbidden: {text}")


def too_many_requests(retry_after: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def unauthorized() -> ApiError:
    return ApiError(401, "Unauthorized")


def method_not_found() -> ApiError:
    return ApiError(404, "Not Found: method not found")


def not_implemented(method: str) -> ApiError:
    return ApiError(501, f"Not Implemented: the simulator does not know how to do {method} yet")
