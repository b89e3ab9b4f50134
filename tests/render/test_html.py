"""Documents as HTML pages, read back by Python's own parser: what a ledger says is text and never becomes markup."""

import os
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from html_reader import Element, read_page
from hypothesis import given
from hypothesis import strategies as st
from samples import TODAY, blocks_of, dashboard, every_block, listing

from dangjian_cli.base.errors import DangjianError
from dangjian_cli.document.chart import BarChart, Figures, HeatMap, Roadmap, Trend
from dangjian_cli.document.document import Column, Document, Heading, Letter, Paragraph, Ratio, Table
from dangjian_cli.render import html
from dangjian_cli.render.flow import one_line, plain
from dangjian_cli.render.html import render

EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{7*7}}{% raw %}${7*7}",
    "</script></style></title></textarea>",
    "<!-- --> ]]> -->",
    "&lt;b&gt; &amp;amp; &#x3c;i&#62; &nbsp;",
    "控制\x00\x07\x1b]0;x\x07\x9b\x7f符",
    "\u202e从右到左\u202c \u200f\u2066",
    "🎉👨\u200d👩\u200d👧 \U0001f1e8\U0001f1f3",
    "\udcff半个代理对",
    "很长" * 1000,
    "x" * 2000,
    "javascript:alert(1)",
    "两\r\n行\u2028三行",
    "   深   两级　",
)


def _names(page: Element) -> list[str]:
    return [one.name for one in _every(page)]


def _every(element: Element) -> list[Element]:
    return [found for one in element.inside for found in (one, *_every(one))]


def _attributes(page: Element) -> list[set[str]]:
    """Their names; class is left out, for a column with a short title has one more."""
    return [set(one.attributes) - {"class"} for one in _every(page)]


@pytest.mark.parametrize("text", EVIL)
def test_hostile_texts_stay_texts(text: str) -> None:
    """Every place shows the text itself, and the page has the elements and attributes of a harmless one."""
    page, harmless = read_page(render(every_block(text))), read_page(render(every_block("好")))
    assert _names(page) == _names(harmless)
    assert _attributes(page) == _attributes(harmless)
    assert page.all("title")[0].text == one_line(text)
    assert page.one("h1").text == one_line(text)
    assert page.all("h2")[0].text == one_line(text)
    table = page.one("div", id="b4").one("table")
    assert table.cells() == [[one_line(text), "数"], [plain(text), "1"], [plain(text), "—"], [plain(text), "1"]]
    assert page.one("p", id="b3").text == plain(text)
    assert page.one("p", class_="notice").text == "注意：" + plain(text)


@given(st.text(max_size=30))
def test_any_text_comes_back(text: str) -> None:
    """What a cell says is what a reader of the page gets."""
    page = read_page(render(Document("表", blocks=(Table((Column("甲"),), ((text,),)),))))
    assert page.one("td").text == plain(text)


def test_parts_of_a_page_stand_in_order() -> None:
    """Notices first, then title and meta; the blocks; headings have the level below the title."""
    blocks = (Heading("一"), Paragraph("甲\n乙"), Heading("二", 9))
    page = read_page(render(Document("概况", (("统计日", "2026-09-30"),), blocks, ("缺一项。",))))
    assert page.one("html").attributes == {"lang": "zh-CN"}
    assert re.sub(r"\s+", " ", page.one("main").text).strip() == "注意：缺一项。 概况 统计日2026-09-30 一 甲 乙 二"
    assert [page.one("h2").text, page.one("h6").text] == ["一", "二"]
    assert page.all("form") == []


def test_a_letter_has_its_parts() -> None:
    """发文机关标志 on top, 发文字号, title, 主送机关, text, 署名, 成文日期."""
    letter = Letter("某某工委文件", "某发〔2026〕1号", "各单位", "某某工委", date(2026, 9, 30))
    page = read_page(render(Document("通报", (), (Paragraph("正文。"),), (), letter)))
    told = re.sub(r"\s+", " ", page.one("main", class_="letter").text).strip()
    assert told == "某某工委文件 某发〔2026〕1号 通报 各单位： 正文。 某某工委 2026年9月30日"


def test_a_letter_leaves_out_what_is_not_given() -> None:
    """No empty lines for missing parts."""
    page = read_page(render(Document("通报", letter=Letter())))
    assert page.one("main").text.split() == ["通报"]
    assert page.all("footer") == []


def test_a_table_is_one_to_a_screen_reader() -> None:
    """It is named by its heading, its columns have a scope, numbers a class, the total stands in the foot."""
    table = Table(
        (Column("单位"), Column("完成率", "number")), (("  甲", Ratio(1, 2)), ("乙", None)), ("合计", None), "注"
    )
    page = read_page(render(Document("表", blocks=(Heading("各单位"), table))))
    drawn = page.one("table")
    assert page.one("h2").attributes["id"] == drawn.attributes["aria-labelledby"]
    assert [head.attributes["scope"] for head in drawn.one("thead").all("th")] == ["col", "col"]
    assert drawn.cells() == [["单位", "完成率"], ["  甲", "50.0%"], ["乙", "—"], ["合计", ""]]
    assert [cell.text for cell in drawn.all("td", class_="n")] == ["50.0%", "—", ""]
    assert drawn.one("tfoot").one("th").attributes == {"scope": "row"}
    assert page.one("p", class_="note").text == "注"
    assert page.one("p", class_="count").text == "共 2 行"


def test_a_table_without_heading_is_named_by_the_title() -> None:
    """Every label names an element of the page, and no id stands twice."""
    page = read_page(render(replace(every_block("好"), blocks=(listing(2), *blocks_of("好")))))
    ids = [one.attributes["id"] for one in _every(page) if "id" in one.attributes]
    labels = {name for one in _every(page) for name in (one.attributes.get("aria-labelledby") or "").split()}
    assert len(ids) == len(set(ids))
    assert "title" in labels
    assert labels <= set(ids)


def test_only_our_style_and_script_are_let_in() -> None:
    """The policy forbids everything and names both texts by their hash; nothing on the page refers to another place."""
    text = render(dashboard(30))
    page = read_page(text)
    policy = page.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"] or ""
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    for name, element in (("style-src", "style"), ("script-src", "script")):
        digest = b64encode(sha256(page.one(element).text.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"
    assert set(rules) == {"default-src", "style-src", "script-src", "base-uri", "form-action"}
    attributes = {name for one in _every(page) for name in one.attributes}
    assert not {"style", "src", "srcset", "href", "action"} & attributes
    assert not any(name.startswith("on") for name in attributes)
    assert "://" not in text
    assert "url(" not in text


@pytest.mark.untraced
@pytest.mark.parametrize("count", [0, 5000])
def test_any_number_of_rows(count: int) -> None:
    """An empty table says so, 5,000 rows are all there."""
    page = read_page(render(Document("表", blocks=(listing(count),))))
    assert len(page.one("tbody").all("tr")) == count
    assert page.one("p", class_="count").text == f"共 {count} 行"


def test_empty_charts_are_drawn() -> None:
    """A chart without a bar, a row, a lane or a point is no error."""
    day = TODAY
    empty = (
        Figures(()),
        BarChart("图", (), ()),
        HeatMap("图", "支部", (), ()),
        Roadmap("图", day, day, day, ()),
        Trend("图", (), ()),
    )
    assert len(read_page(render(Document("空", blocks=empty))).all("figure")) == 4


def test_two_thousand_matters_stay_below_a_megabyte() -> None:
    """The page of a dashboard can be sent by mail."""
    assert len(render(dashboard(2000)).encode()) < 1_000_000


def test_same_bytes_everywhere() -> None:
    """Neither time zone nor locale nor hash seed is in the page."""
    code = "import sys; sys.path.insert(0, sys.argv[1]); from samples import *; from dangjian_cli.render.html import render; sys.stdout.buffer.write(render(every_block('好')).encode())"
    pages = set()
    for zone, locale, seed in (
        ("Asia/Shanghai", "C.UTF-8", "0"),
        ("America/New_York", "C", "1"),
        ("UTC", "zh_CN.GBK", "2"),
    ):
        env = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", code, Path(__file__).parent], env=env, capture_output=True, check=True
        )
        pages.add(done.stdout)
    assert pages == {render(every_block("好")).encode()}


def test_a_missing_component_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only the core was installed the user is told what to install."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    html._environment.cache_clear()
    with pytest.raises(DangjianError) as error:
        render(Document("表"))
    html._environment.cache_clear()
    assert "网页" in error.value.message
    assert "dangjian[html]" in (error.value.help or "")


def test_importing_the_renderer_does_not_import_jinja2() -> None:
    """Start-up counts: only who makes a page pays for it."""
    code = "import sys, dangjian_cli.render.html; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_today_is_not_read_from_a_clock() -> None:
    """The only days on the page are those of the document."""
    days = set(re.findall(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", render(every_block("好"))))
    assert TODAY.isoformat() in days
    assert all(day.startswith("2026-") for day in days)
