"""The HTML page in a browser: it runs nothing, asks for nothing, and can be read by everyone."""

import collections
import html.parser
import http.server
import json
import os
import pathlib
import re
import subprocess
import threading

import pytest

from headless_browser import browser
from test_reports import AWKWARD, MLGATE, git, repository  # noqa: F401

# Where screenshots stay, for people to look at.
SCREENSHOTS = os.environ.get("MLGATE_SCREENSHOTS")
VOID = {"meta", "link", "br"}


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A project with four releases of a model, whose names and notes are awkward."""
    folder = tmp_path_factory.mktemp("released")
    git(folder, "init", "--quiet")
    (folder / "models").mkdir()
    for number, accuracy in enumerate([0.91, 0.935, 0.928, 0.9641]):
        metadata = {
            "model_name": "net <script>alert(1)</script>", "version": f"1.{number}.0",
            "created_at": f"2026-0{number + 1}-01",
            "metrics": {"test_accuracy": accuracy, "f1 & \"recall\"": accuracy - 0.02},
            "performance": {"inference_time_ms": 12.5 + number},
            "training_config": {"learning_rate": 0.1, "optimizer": "ada\u202em"},
        }
        (folder / f"models/model_v1.{number}.0.json").write_text(json.dumps(metadata))
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "begin")
    return folder


def page_of(folder, file):
    done = subprocess.run(
        [MLGATE, "run", "-C", folder, "--allow-commands", f"--output=html={file}", f"--output=json={file}.json"],
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (1, b""), done.stderr
    return file.read_text("ascii"), json.loads(pathlib.Path(f"{file}.json").read_text())


@pytest.fixture(scope="module")
def pages(repository, released, tmp_path_factory):  # noqa: F811
    folder = tmp_path_factory.mktemp("pages")
    (folder / "names").mkdir()
    return {
        "awkward": (folder / "awkward.html", *page_of(repository, folder / "awkward.html")),
        "released": (folder / "released.html", *page_of(released, folder / "released.html")),
    }


@pytest.fixture(params=["awkward", "released"])
def page(request, pages):
    return pages[request.param]


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


class Elements(html.parser.HTMLParser):
    """Every element with its attributes, its text and the elements around it."""

    Element = collections.namedtuple("Element", "name attributes texts around")

    def __init__(self, text):
        super().__init__()
        self.all, self.open = [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        element = self.Element(tag, dict(attributes), [], list(self.open))
        assert len(element.attributes) == len(attributes)
        self.all.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open.pop().name == tag

    def handle_data(self, data):
        for element in self.open:
            element.texts.append(data)

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")

    def named(self, *names):
        return [element for element in self.all if element.name in names]


def text(element):
    return "".join(element.texts)


def test_nothing_runs_and_nothing_is_asked_for(page, chromium):
    file, _, _ = page
    chromium.open(file.as_uri())
    assert chromium.messages == []
    # `data:` is the empty icon of the page itself.
    assert [url for url in chromium.requests if not url.startswith("data:")] == [file.as_uri()]


def test_a_server_is_asked_once(pages, chromium):
    asked = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments):
            super().__init__(*arguments, directory=pages["awkward"][0].parent)

        def log_message(self, *arguments):
            asked.append(self.path)

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever).start()
        chromium.open(f"http://127.0.0.1:{server.server_port}/awkward.html")
        server.shutdown()
    assert asked == ["/awkward.html"]
    assert chromium.messages == []


def test_the_policy_of_the_page_is_obeyed(pages, chromium, tmp_path):
    """What the page cannot hold, a browser would refuse: the test above can fail."""
    changed = tmp_path / "changed.html"
    changed.write_text(
        pages["awkward"][1].replace("</main>", "<script>alert(1)</script><img src='http://127.0.0.1:9/x'></main>"))
    chromium.open(changed.as_uri())
    refused = [message for message in chromium.messages if "Content Security Policy" in message.get("text", "")]
    assert len(refused) == 2


@pytest.mark.parametrize("width, height, scheme", [(1100, 1400, "light"), (1100, 1400, "dark"), (360, 740, "light")])
def test_screenshots(page, chromium, tmp_path, width, height, scheme):
    file, _, _ = page
    chromium.show(width, height, scheme)
    chromium.open(file.as_uri())
    folder = pathlib.Path(SCREENSHOTS or tmp_path)
    image = folder / f"{file.stem}-{width}-{scheme}.png"
    chromium.screenshot(image)
    assert image.stat().st_size > 10_000
    assert chromium.evaluate("document.documentElement.scrollWidth") == width, "the page itself scrolls sideways"
    background = chromium.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(13, 17, 23)")
    if file.stem == "released":
        chromium.evaluate("document.getElementById('models').scrollIntoView()")
        chromium.screenshot(folder / f"{file.stem}-models-{width}-{scheme}.png")


def test_print_is_dark_on_light(pages, chromium):
    chromium.show(794, 1123, "dark", media="print")
    chromium.open(pages["awkward"][0].as_uri())
    assert chromium.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert chromium.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert chromium.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
    assert folded_away(chromium) == {True}, "what is folded away on a screen is printed"
    chromium.show(1100, 1400, "light")
    assert folded_away(chromium) == {False}


def folded_away(chromium):
    """Whether what stands in a closed `details` can be seen."""
    return set(chromium.evaluate(
        "[...document.querySelectorAll('details:not([open]) > :last-child')].map(inside => inside.checkVisibility())"))


def test_the_keyboard_reaches_what_scrolls_and_shows_where_it_is(pages, chromium):
    chromium.open(pages["released"][0].as_uri())
    names = chromium.evaluate(
        "[...document.querySelectorAll('a, summary, .scroll')].map(element => { element.focus({focusVisible: true});"
        " return document.activeElement === element && getComputedStyle(element).outlineWidth })")
    assert names and set(names) == {"3px"}


def test_what_the_browser_reads_is_what_was_found(pages, chromium):
    """The text of messages and places as the browser has it is the visible form of the report's own."""
    file, _, report = pages["awkward"]
    chromium.open(file.as_uri())
    articles = chromium.evaluate(
        "[...document.querySelectorAll('article')].map(article => [article.className.slice(8),"
        " article.querySelector('h4 code').textContent, article.querySelector('p').innerText])")
    found = [
        [finding["severity"], f"{finding['rule']} {finding['name']}", visible(finding["message"])]
        for finding in report["findings"]
    ]
    assert sorted(articles) == sorted(found)
    assert [article[0] for article in articles][:1] == ["error"]
    assert chromium.evaluate("document.querySelectorAll('script, img, iframe, object, form, [onerror]').length") == 0


def visible(message):
    hidden = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"
                        "\ue000-\uf8ff\ufdd0-\ufdef\U000e0000-\U000e0fff]")
    return "\n".join(
        hidden.sub(lambda found: {"\t": "\\t", "\r": "\\r"}.get(found[0], f"\\u{{{ord(found[0]):X}}}"), line)
        for line in message.split("\n"))


def test_structure(page):
    _, content, report = page
    elements = Elements(content)
    (document,) = elements.named("html")
    assert document.attributes == {"lang": "en"}
    (policy,) = [meta for meta in elements.named("meta") if meta.attributes.get("http-equiv")]
    assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert len(elements.named("title")) == len(elements.named("h1")) == len(elements.named("main")) == 1
    assert len(elements.named("header")) == len(elements.named("footer")) == 1
    level = 0
    for heading in elements.named("h1", "h2", "h3", "h4", "h5", "h6"):
        assert int(heading.name[1]) <= level + 1 and text(heading).strip(), heading
        level = int(heading.name[1])
    (verdict,) = elements.named("h1")
    assert text(verdict) == f"mlgate: {report['summary']['verdict']}"


def test_nothing_can_run_or_load(page):
    _, content, _ = page
    for element in Elements(content).all:
        assert element.name not in {
            "script", "img", "iframe", "object", "embed", "form", "base", "audio", "video", "use",
        }
        for name, value in element.attributes.items():
            assert not name.startswith("on") and name not in {"style", "src", "srcset", "srcdoc", "action"}
            assert not re.match(r"\s*(javascript|vbscript|https?|file):", value, re.I) or name == "aria-label"
            if name == "href":
                assert value.startswith("#") or (element.name, value) == ("link", "data:,")
    (style,) = Elements(content).named("style")
    assert not re.search(r"url\(|@import|expression|\\", text(style))


def test_names_for_those_who_listen(page):
    elements = Elements(page[1])
    identifiers = [element.attributes["id"] for element in elements.all if "id" in element.attributes]
    assert len(set(identifiers)) == len(identifiers)
    for link in elements.named("a"):
        assert link.attributes["href"][1:] in identifiers and text(link).strip()
    for table in elements.named("table"):
        inside = [element for element in elements.all if any(around is table for around in element.around)]
        assert [text(element) for element in inside if element.name == "caption"]
        headers = [element for element in inside if element.name == "th"]
        assert headers and all(header.attributes.get("scope") in ("col", "row") for header in headers)
    for element in elements.named("svg"):
        assert element.attributes["role"] == "img" and element.attributes["aria-label"]
        assert any(around.name == "figure" for around in element.around)
    for element in elements.all:
        if element.attributes.get("role") == "region":
            assert element.attributes["tabindex"] == "0" and element.attributes["aria-label"]
        if element.name == "section":
            assert element.attributes["aria-labelledby"] in identifiers
        if element.name == "details":
            inside = [other for other in elements.all if other.around[-1:] == [element]]
            assert inside[0].name == "summary" and text(inside[0]).strip()


def test_only_what_the_report_holds_is_drawn(pages):
    captions = [text(caption) for caption in Elements(pages["released"][1]).named("figcaption")]
    name = "net <script>alert(1)</script>"
    assert [caption for caption in captions if caption.startswith(name)] == [
        f"{name}: test_accuracy over releases", f'{name}: f1 & "recall" over releases',
        f"{name}: inference time in ms over releases",
    ]
    labels = [text(label) for label in Elements(pages["released"][1]).named("text")]
    assert {"1.0.0", "1.1.0", "1.2.0", "1.3.0", "0.92", "0.96"} <= set(labels)
    assert not [text(caption) for caption in Elements(pages["awkward"][1]).named("figcaption")
                if "over releases" in text(caption)]


def luminance(color):
    channels = [int(color[place:place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG 2.2, relative luminance and contrast ratio."""
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_contrast(pages):
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    (style,) = Elements(pages["awkward"][1]).named("style")
    schemes = [dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", block)) for block in
               re.findall(r":root \{(.*?)\}", text(style), re.S)]
    assert len(schemes) == 3, "light, dark, print"
    for colors in schemes:
        for foreground in ("text", "quiet", "error", "warning", "success", "link"):
            for background in ("page", "panel"):
                assert contrast(colors[foreground], colors[background]) >= 4.5, (foreground, background)
        assert contrast(colors["text"], colors["marked"]) >= 4.5
    # No colour stands outside of the lists.
    assert not re.search(r"#[0-9a-f]{3,8}\b", re.sub(r":root \{.*?\}", "", text(style), flags=re.S))
