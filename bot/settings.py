"""Settings: one frozen object from the environment or a `.env` file. A wrong value is named, never repeated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import WrongSettings
from conversations.questionnaire import SHIPPED
from conversations.working_time import WorkingHours
from storage.sealing import read_key

TELEGRAM = "https://api.telegram.org"
TOKEN = re.compile(r"^\d+:[A-Za-z0-9_-]+$")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Settings(BaseSettings):
    """Everything that an operator can set; the README tells what each means."""

    model_config = SettingsConfigDict(
        env_prefix="INTAKE_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    bot_token: SecretStr | None = None
    managers_chat_id: int | None = None
    bot_api_url: str = TELEGRAM
    database_url: str = "sqlite:///data/intake.db"
    data_key: SecretStr | None = None
    data_key_file: Path | None = None
    limits: Literal["telegram", "off"] = "telegram"
    questionnaire: Path = SHIPPED
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    timezone: str = "Europe/Kyiv"
    working_hours: str = "Mon-Fri 09:00-18:00"
    language: str = "en"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO")

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None  # only `run` needs it
        token = value.get_secret_value().strip()
        if not TOKEN.match(token):
            raise ValueError("is not a bot token; BotFather gives one such as 123456:ABC…")
        return SecretStr(token)

    @field_validator("bot_api_url")
    @classmethod
    def _url(cls, value: str) -> str:
        parts = urlsplit(value)
        try:
            usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        except ValueError:
            usable = False
        if not usable:
            raise ValueError("is not an address such as http://127.0.0.1:8081")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if not value.startswith("sqlite:///") or value == "sqlite:///":
            raise ValueError("is not of the form sqlite:///path/to/file.db")
        return value

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise ValueError("is not a time zone such as Europe/Kyiv") from None
        return value

    @field_validator("working_hours")
    @classmethod
    def _hours(cls, value: str) -> str:
        WorkingHours.parse(value)
        return value

    @field_validator("data_key")
    @classmethod
    def _key(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            read_key(value.get_secret_value())
        return value

    @model_validator(mode="after")
    def _limits_are_for_telegram(self) -> Settings:
        if self.limits == "off" and urlsplit(self.bot_api_url).hostname not in LOOPBACK:
            raise ValueError("INTAKE_LIMITS: `off` is for a Bot API on this machine only; use `telegram`")
        return self

    @property
    def database(self) -> Path:
        return Path(self.database_url.removeprefix("sqlite:///"))

    def token(self) -> str:
        """The bot's token. Raises WrongSettings where it is missing."""
        if self.bot_token is None:
            raise WrongSettings("INTAKE_BOT_TOKEN: is missing; BotFather gives one for your bot")
        return self.bot_token.get_secret_value()

    def master_key(self) -> bytes:
        """The key that seals personal data. Raises WrongSettings where it is missing or wrong."""
        if self.data_key is not None:
            return read_key(self.data_key.get_secret_value())
        if self.data_key_file is None:
            raise WrongSettings("INTAKE_DATA_KEY: is missing; `intake-bot key new` prints one")
        try:
            return read_key(self.data_key_file.read_text(encoding="ascii"))
        except (OSError, UnicodeDecodeError):
            raise WrongSettings("INTAKE_DATA_KEY_FILE: cannot be read; see to the path and its owner") from None
        except ValueError as error:
            raise WrongSettings(f"INTAKE_DATA_KEY_FILE: {error}") from None


def load(given: Mapping[str, Any] | None = None) -> Settings:
    """Read the settings. Raises WrongSettings with the key and what is right; the value is never repeated."""
    try:
        return Settings(**(given or {}))
    except UnicodeDecodeError:
        raise WrongSettings(".env: is not UTF-8 text; save it as such") from None
    except ValidationError as error:
        raise WrongSettings("\n".join(_fault(fault) for fault in error.errors(include_input=False))) from None


def _fault(fault: Any) -> str:
    said = fault["msg"].removeprefix("Value error, ")
    return said if not fault["loc"] else f"INTAKE_{str(fault['loc'][0]).upper()}: {said}"


def strangers(environment: Mapping[str, str]) -> list[str]:
    """Names that look like ours and are none: a typing error, or a setting of another version."""
    known = {f"INTAKE_{name.upper()}" for name in MEANINGS}
    return sorted(name for name in environment if name.startswith("INTAKE_") and name not in known)


SECRETS = ("bot_token", "data_key")
MEANINGS = {
    "bot_token": "token of the bot, from BotFather; required by `run`",
    "managers_chat_id": "the managers' group; without it `run` starts in set-up mode",
    "bot_api_url": "Bot API server",
    "database_url": "where everything is kept",
    "data_key": "base64 of 32 bytes that seal personal data (`intake-bot key new`); this or the file is required",
    "data_key_file": "a file that holds the data key",
    "limits": "`telegram`, or `off` for a Bot API on this machine",
    "questionnaire": "folder of the questionnaire",
    "admin_ids": "Telegram user ids, with commas, who are told of the group in set-up mode",
    "timezone": "the agency's time zone",
    "working_hours": "when managers answer",
    "language": "language of the managers' side",
    "log_level": "DEBUG, INFO, WARNING or ERROR",
}


def described(given: Settings) -> list[str]:
    """Each setting with its meaning and present value; secrets only as set or not."""
    lines = []
    for name, meaning in MEANINGS.items():
        value = getattr(given, name)
        shown = ("set" if value else "not set") if name in SECRETS else value if value not in (None, ()) else "not set"
        lines.append(f"INTAKE_{name.upper()}: {meaning} [{shown}]")
    return lines
