"""Ask a finished edition by the public client of the protocol, the package `mcp` of PyPI.

By hand, as it brings some twenty packages with it, a web server and cryptography among them:

    python -m venv /tmp/client && /tmp/client/bin/pip install mcp
    /tmp/client/bin/python tests/mcp/public_client.py .venv/bin/qingjian site/public
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client


async def ask(program: str, folder: str) -> None:
    """Ask each tool once for what the site itself lists. Raises AssertionError."""
    server = StdioServerParameters(command=program, args=["mcp", folder])
    async with stdio_client(server) as streams, ClientSession(*streams) as session:
        await session.initialize()
        listed = await session.list_tools()
        assert {tool.name for tool in listed.tools} == {"search", "get", "list", "cite"}
        entries = json.loads(await _text(session, "list", {"kind": "cases"}))["entries"]
        [first, *_] = entries
        assert first["title"] in await _text(session, "get", {"id": first["id"]})
        found = json.loads(await _text(session, "search", {"query": first["title"]}))
        assert first["id"] in [one["id"] for one in found]
        rules = json.loads(await _text(session, "list", {"kind": "rules"}))["entries"]
        cited = [await _cited(session, rule["id"]) for rule in rules]
        assert any(cited)
        refused = await session.call_tool("get", {"id": "../../etc/passwd"})
        assert "没有" in refused.content[0].text
    print(f"{len(entries)} cases, {sum(cited)} of {len(rules)} rules cited: all is answered")


async def _text(session: Any, tool: str, arguments: dict[str, Any]) -> str:
    answer = await session.call_tool(tool, arguments)
    return str(answer.content[0].text)


async def _cited(session: Any, rule: str) -> bool:
    """Tell whether the first article of a rule, as of a day, was answered."""
    asked = {"reference": f"{rule}#1", "on": "2024-06-01"}
    return (await _text(session, "cite", asked)).startswith("{")


if __name__ == "__main__":
    asyncio.run(ask(*sys.argv[1:]))
