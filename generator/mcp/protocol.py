"""Speak the Model Context Protocol: JSON-RPC 2.0, a message a line.

Both its forms are spoken: that of 2026-07-28, in which each request says its version and nothing is
remembered, and the older ones, which begin with `initialize`. There are tools and nothing else.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.mcp.tools import TOOLS, BadRequestError

if TYPE_CHECKING:
    from typing import BinaryIO

    from generator.mcp.shelf import Shelf

STATELESS = ("2026-07-28",)
WITH_HANDSHAKE = ("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")
_VERSION_KEY = "io.modelcontextprotocol/protocolVersion"
_LONGEST = 1 << 20
"""Bytes of a message; what is longer no honest client sends."""

_NOT_JSON, _NO_REQUEST, _NO_METHOD, _BAD_PARAMETERS = -32700, -32600, -32601, -32602
_OTHER_VERSION = -32022

_INSTRUCTIONS = (
    "廉洁教育资料：案例、制度、术语、课程、工作动态。先 search，再 get 读全文；引用条文用 cite，"
    "写明行为发生的日期。标了“教学情景”（fictional）的不是真实的人和事。"
)
_SERVER = {"name": "qingjian", "title": "清鉴", "version": __version__}
_SERVER_KEY = "io.modelcontextprotocol/serverInfo"
_ABOUT = {"capabilities": {"tools": {}}, "instructions": _INSTRUCTIONS}


class ProtocolError(Exception):
    """Hold an error that is no answer of a tool: its code, its words, and what is said with it."""

    def __init__(self, code: int, message: str, data: Any = None) -> None:
        super().__init__(message)
        self.code = code
        self.data = data


def serve(shelf: Shelf, source: BinaryIO, target: BinaryIO) -> None:
    """Answer one message a line from `source` until it ends."""
    while line := source.readline(_LONGEST + 1):
        if len(line) > _LONGEST:
            while line and not line.endswith(b"\n"):
                line = source.readline(_LONGEST)
            answer: dict[str, Any] | None = _error(None, ProtocolError(_NO_REQUEST, "太长"))
        else:
            answer = respond(shelf, line)
        if answer is not None:
            target.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
            target.flush()


def respond(shelf: Shelf, line: bytes) -> dict[str, Any] | None:
    """Return the answer to a message; None for what wants none."""
    if not line.strip():
        return None
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return _error(None, ProtocolError(_NOT_JSON, "不是 JSON"))
    if not isinstance(message, dict) or not isinstance(message.get("method"), str):
        is_answer = isinstance(message, dict) and ("result" in message or "error" in message)
        return None if is_answer else _error(None, ProtocolError(_NO_REQUEST, "不是请求"))
    id = message.get("id")
    if id is None:
        return None  # a notification
    try:
        result = _result(shelf, message["method"], _object(message.get("params")))
    except ProtocolError as error:
        return _error(id, error)
    return {"jsonrpc": "2.0", "id": id, "result": result}


def _error(id: Any, error: ProtocolError) -> dict[str, Any]:
    told: dict[str, Any] = {"code": error.code, "message": str(error)}
    if error.data is not None:
        told["data"] = error.data
    return {"jsonrpc": "2.0", "id": id, "error": told}


def _object(value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ProtocolError(_BAD_PARAMETERS, "params 要是对象")
    return value


def _result(shelf: Shelf, method: str, params: dict[str, Any]) -> dict[str, Any]:
    version = _object(params.get("_meta")).get(_VERSION_KEY)
    if version is not None and version not in STATELESS:
        supported = {"supported": [*STATELESS], "requested": version}
        raise ProtocolError(_OTHER_VERSION, "没有这个版本的协议", supported)
    about = {_SERVER_KEY: _SERVER}
    complete = {"resultType": "complete", "_meta": about} if version else {}
    fresh = {"ttlMs": 0, "cacheScope": "private"} if version else {}
    if method == "initialize":
        return _handshake(params)
    if method == "server/discover":
        return complete | fresh | {"supportedVersions": [*STATELESS]} | _ABOUT
    if method == "ping":
        return complete
    if method == "tools/list":
        return complete | fresh | {"tools": [tool.declaration() for tool in TOOLS]}
    if method == "tools/call":
        return complete | _called(shelf, params)
    raise ProtocolError(_NO_METHOD, f"没有“{method}”")


def _handshake(params: dict[str, Any]) -> dict[str, Any]:
    wanted = params.get("protocolVersion")
    version = wanted if wanted in WITH_HANDSHAKE else WITH_HANDSHAKE[0]
    return {"protocolVersion": version, "serverInfo": _SERVER} | _ABOUT


def _called(shelf: Shelf, params: dict[str, Any]) -> dict[str, Any]:
    """What a tool answers; what is wrong with the question is for the model to read."""
    tool = next((tool for tool in TOOLS if tool.name == params.get("name")), None)
    if tool is None:
        raise ProtocolError(_BAD_PARAMETERS, f"没有“{params.get('name')}”这个工具")
    try:
        text, is_error = tool.call(shelf, _object(params.get("arguments"))), False
    except BadRequestError as error:
        text, is_error = str(error), True
    return {"content": [{"type": "text", "text": text}], "isError": is_error}
