"""A document as one HTML page that needs nothing but itself: styles, script and drawings are in it.

`views.py` says what stands where, the templates write it, and jinja2 escapes whatever comes from a ledger. Nothing is
fetched and nothing runs but our own script: the page's Content-Security-Policy names both by their SHA-256.
Without JavaScript the page is complete; the script only adds a search field and sorting.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from dangjian_cli.base.errors import DangjianError
from dangjian_cli.document.document import Document
from dangjian_cli.render.html.views import page
from dangjian_cli.source.files import packaged_text

if TYPE_CHECKING:
    from jinja2 import Environment

NO_HTML = DangjianError("没有装生成网页的组件", "在安装 dangjian 的环境里运行：pip install 'dangjian[html]'")
"""What is said where only the core was installed."""

_FOLDER = "render/html"
_STYLES = ("page.css", "blocks.css", "print.css")


def render(document: Document) -> str:
    """The page, with a line end."""
    template = _environment().get_template("page.html")
    view = page(document)
    style = "\n".join([*(packaged_text(f"{_FOLDER}/{name}") for name in _STYLES), *view.rules])
    script = packaged_text(f"{_FOLDER}/page.js")
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    )
    return template.render(page=view, style=style, script=script, policy=policy) + "\n"


@cache
def _environment() -> "Environment":
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined
    except ImportError as error:
        raise NO_HTML from error
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(lambda name: packaged_text(f"{_FOLDER}/{name}")),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _hash(text: str) -> str:
    """How a Content-Security-Policy names a text that may run or style the page."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
