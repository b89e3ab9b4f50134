"""Pages in a real browser: one request, no error, filter and sort, keyboard, phone, both colour schemes, axe-core."""

import shutil
import statistics
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright
from samples import blocks_of, dashboard, every_block
from tools import unavailable

from dangjian_cli.document.document import Column, Document, Heading, Ratio, Table
from dangjian_cli.render.html import render

_ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run --disable-component-update"
    " --disable-sync"
).split()
_MATTERS = 2000
_KEYS = 20
_HURDLE = 1000
"""Milliseconds, generous for a busy machine; the figure that counts is printed."""
EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{7*7}}</script></table>' + "很长的名称x" * 300


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system; skipped where there is none, unless it is required."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        unavailable("browser", "没有安装 chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield opened
        opened.close()


class Opened:
    """A page in a window, with all that it asked for and complained about."""

    def __init__(self, context: BrowserContext, file: Path) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._refuse)
        self.page.goto(file.as_uri())

    def _refuse(self, dialog: Dialog) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def type(self, text: str) -> None:
        """Type into the search field what is not there yet."""
        self.page.get_by_label("筛选").fill(text)

    def column(self, number: int) -> list[str]:
        """The texts of one column of the first table, rows that are seen only."""
        cells = f"main > .table tbody:not(.empty) tr:not([hidden]) td:nth-child({number})"
        return self.page.locator(cells).all_inner_texts()


class Window:
    """Opens documents as pages."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self._folder = folder
        self._contexts: list[BrowserContext] = []

    def open(self, document: Document, width: int = 1280, scheme: str = "light", script: bool = True) -> Opened:
        """The page of the document, in a new window."""
        file = self._folder / "page.html"
        file.write_text(render(document), "utf-8", newline="")
        context = self._browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
        )
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        return Opened(context, file)

    def close(self) -> None:
        """Close all windows."""
        for context in self._contexts:
            context.close()


@pytest.fixture
def window(browser: Browser, tmp_path: Path) -> Iterator[Window]:
    """Where a test opens its pages."""
    opened = Window(browser, tmp_path)
    yield opened
    opened.close()


SMALL = Document(
    "表",
    blocks=(
        Heading("各单位"),
        Table(
            (Column("单位"), Column("时限"), Column("项数", "number"), Column("完成率", "number")),
            (
                ("市财政局", "2026-10-01", 9, Ratio(1, 2)),
                ("办公室", "2026-02-28", 100, Ratio(9, 10)),
                ("市科技局", "2025-12-31", None, Ratio(0, 0)),
                ("Ａ组", "2026-09-30", 10, Ratio(1, 1)),
            ),
            ("合计", None, 119, Ratio(3, 4)),
        ),
    ),
)


def test_a_page_asks_for_nothing_and_complains_of_nothing(window: Window) -> None:
    """Exactly one request: the file itself."""
    opened = window.open(dashboard(200))
    opened.type("财政")
    opened.page.locator("main > .table thead button").first.click()
    opened.page.wait_for_timeout(200)
    assert opened.requests == [opened.page.url]
    assert opened.complaints == []


def test_hostile_texts_do_nothing(window: Window) -> None:
    """Typed into the field, too: no dialog, no request, no element from a text, nothing wider than the phone."""
    opened = window.open(every_block(EVIL), width=390)
    opened.type(EVIL[:40])
    opened.type("没有的")
    opened.type("<img src=x onerror=alert(1)>")
    opened.page.wait_for_timeout(200)
    assert opened.complaints == []
    assert len(opened.requests) == 1
    assert opened.page.locator("img, main script").count() == 0
    assert _overflow(opened.page) <= 0


def test_typing_leaves_the_rows_that_hold_all_words(window: Window) -> None:
    """Upper and lower case, full and half width are one; the table and the page say how much is shown."""
    opened = window.open(SMALL)
    count = opened.page.locator("main > .table .count")
    opened.type("市 局")
    assert opened.column(1) == ["市财政局", "市科技局"]
    assert count.inner_text() == "显示 2 / 4 行（合计为全部行）"
    assert opened.page.get_by_role("status").inner_text() == "筛选“市 局”：全页显示 2 / 4 行"
    opened.type("a组")
    assert opened.column(1) == ["Ａ组"]
    opened.type("财政局2026")
    assert opened.column(1) == []
    assert opened.page.get_by_text("没有含“财政局2026”的行。").is_visible()
    opened.page.keyboard.press("Escape")
    assert len(opened.column(1)) == 4
    assert count.is_hidden()
    assert opened.page.get_by_role("status").inner_text() == ""


def test_roadmaps_are_filtered_with_their_groups(window: Window) -> None:
    """The name of a unit finds all of its lanes; units without a lane left disappear."""
    opened = window.open(dashboard(200))
    lanes = opened.page.locator(".roadmap tbody tr:not(.group):not([hidden])")
    every = lanes.count()
    opened.type("工委组织部")
    groups = opened.page.locator(".roadmap tr.group:not([hidden])").all_inner_texts()
    assert groups == ["工委组织部"]
    assert 0 < lanes.count() < every
    assert opened.page.locator(".roadmap .count").inner_text() == f"显示 {lanes.count()} / {every} 行"


@pytest.mark.parametrize(
    ("title", "number", "ascending"),
    [
        ("单位", 1, ["办公室", "市财政局", "市科技局", "Ａ组"]),
        ("时限", 2, ["2025-12-31", "2026-02-28", "2026-09-30", "2026-10-01"]),
        ("项数", 3, ["9", "10", "100", "—"]),
        ("完成率", 4, ["50.0%", "90.0%", "100.0%", "无"]),
    ],
)
def test_headers_sort_by_value(window: Window, title: str, number: int, ascending: list[str]) -> None:
    """Up, down, as it was; numbers, dates and percentages by value, Chinese by pronunciation, nothing last."""
    opened = window.open(SMALL)
    before = opened.column(number)
    button = opened.page.get_by_role("button", name=title)
    head = opened.page.get_by_role("columnheader", name=title)
    button.click()
    assert opened.column(number) == ascending
    assert head.get_attribute("aria-sort") == "ascending"
    button.focus()
    opened.page.keyboard.press("Enter")
    blank = [text for text in ascending if text in ("—", "无")]
    assert opened.column(number) == [text for text in ascending[::-1] if text not in blank] + blank
    assert head.get_attribute("aria-sort") == "descending"
    opened.page.keyboard.press("Space")
    assert opened.column(number) == before
    assert head.get_attribute("aria-sort") == "none"


def test_only_one_column_is_sorted_and_a_filter_keeps_the_order(window: Window) -> None:
    """What is sorted stays sorted while typing."""
    opened = window.open(SMALL)
    opened.page.get_by_role("button", name="单位").click()
    opened.page.get_by_role("button", name="项数").click()
    assert opened.page.locator("[aria-sort=ascending]").count() == 1
    opened.type("局")
    assert opened.column(3) == ["9", "—"]
    opened.type("")
    assert opened.column(3) == ["9", "10", "100", "—"]


def test_composing_chinese_does_not_filter(window: Window) -> None:
    """The letters of an input method are no query; what it puts in is."""
    opened = window.open(SMALL)
    field = opened.page.get_by_label("筛选")
    field.evaluate("f => { f.value = 'caizheng'; f.dispatchEvent(new InputEvent('input', {isComposing: true})); }")
    assert len(opened.column(1)) == 4
    field.evaluate("f => { f.value = '财政'; f.dispatchEvent(new CompositionEvent('compositionend')); }")
    assert opened.column(1) == ["市财政局"]


def test_without_javascript_the_page_is_complete(window: Window) -> None:
    """No dead field or button, every row there."""
    opened = window.open(dashboard(50), script=False)
    assert opened.page.get_by_role("searchbox").count() == 0
    assert opened.page.get_by_role("button").count() == 0
    assert opened.page.locator("main > .table tbody tr").count() == 50
    assert opened.page.locator(".chart rect").first.bounding_box() is not None


def test_the_keyboard_reaches_everything(window: Window) -> None:
    """Tab goes through the field, every header, every frame that scrolls and every 数据, and each shows its focus."""
    opened = window.open(dashboard(30))
    page = opened.page
    wanted = page.locator("input, thead button:visible, summary, [tabindex='0']:visible").count()
    seen = set()
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        place = page.evaluate(
            "() => { const all = [...document.querySelectorAll('*')], e = document.activeElement;"
            " return e === document.body ? -1 : (getComputedStyle(e).outlineStyle === 'none' ? -2 : all.indexOf(e)); }"
        )
        assert place != -2, "the focus is not seen"
        seen.add(place)
    assert len(seen - {-1}) == wanted
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.evaluate("d => d.open")


def _overflow(page: Page) -> int:
    """Pixels by which the page is wider than the window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return width


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(window: Window, width: int) -> None:
    """Wide tables scroll in their own frame; 数据 opened, too."""
    wide = Table(
        tuple(Column(f"第{number}列", "number") for number in range(30)), ((123456,) * 30,) * 3, (999999,) * 30
    )
    opened = window.open(Document("表", blocks=(*dashboard(30).blocks, wide, *blocks_of("好"))), width)
    for summary in opened.page.locator("summary").all():
        summary.click()
    assert _overflow(opened.page) <= 0
    assert opened.page.locator(".frame.wide").last.evaluate("f => f.clientWidth > 200 && f.scrollWidth > f.clientWidth")


def _axe() -> str:
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(window: Window, scheme: str, width: int) -> None:
    """No violation of any rule of axe-core, contrast among them, with everything opened."""
    blocks = (*dashboard(20).blocks, Table((Column("没有"),), ()), *every_block("好").blocks)
    document = Document("全部的块", every_block("好").meta, blocks, ("缺一项。",), every_block("好").letter)
    opened = window.open(document, width, scheme)
    for summary in opened.page.locator("summary").all():
        summary.click()
    opened.type("局")
    opened.page.evaluate(_axe())
    found = opened.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    told = [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found["violations"]]
    assert told == []
    assert len(found["passes"]) > 20


def test_typing_changes_two_thousand_rows_at_once(window: Window, capsys: pytest.CaptureFixture[str]) -> None:
    """From the key to the next picture on the screen; the median is printed."""
    opened = window.open(dashboard(_MATTERS))
    times: list[float] = opened.page.evaluate(
        """async (count) => {
          const field = document.getElementById("query"), times = [];
          const words = ["财", "财政", "财政局", "", "逾期", "1", "12", "没有的词", "", "工委"];
          for (let at = 0; at < count; at += 1) {
            const start = performance.now();
            field.value = words[at % words.length];
            field.dispatchEvent(new InputEvent("input"));
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            times.push(performance.now() - start);
          }
          return times;
        }""",
        _KEYS,
    )
    median = statistics.median(times)
    with capsys.disabled():
        print(f"\n{_MATTERS} 行，筛选 {_KEYS} 次：中位数 {median:.0f} 毫秒，最长 {max(times):.0f} 毫秒")
    assert median < _HURDLE


def test_on_paper_there_are_no_controls(window: Window) -> None:
    """A4 with the heads of tables in text; what was filtered is said."""
    opened = window.open(dashboard(60))
    opened.type("财政")
    opened.page.emulate_media(media="print")
    assert not opened.page.get_by_label("筛选").is_visible()
    assert opened.page.locator("thead button:visible, summary:visible").count() == 0
    assert opened.page.locator("main > .table thead th").first.inner_text() == "编号"
    assert opened.page.get_by_role("status").is_visible()
    assert opened.page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
