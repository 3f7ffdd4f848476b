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
            "training_config": {
                "learning_rate": 0.1, "optimizer": "ada\u202em", "experiment_id": f"exp-00{number + 1}",
            },
        }
        (folder / f"models/model_v1.{number}.0.json").write_text(json.dumps(metadata))
    (folder / "experiments").mkdir()
    for number, accuracy in enumerate([0.91, 0.935, 0.928, 0.9641], 1):
        experiment = {
            "experiment": {
                "id": f"exp-00{number}", "name": f"<img src=x onerror=alert({number})> \u202e漢",
                "parent_experiment": f"exp-00{number - 1}" if number > 1 else None,
            },
            "data": {"test_samples": 400}, "results": {"test_accuracy": accuracy},
        }
        (folder / f"experiments/exp-00{number}-a.yaml").write_text(json.dumps(experiment, ensure_ascii=False))
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "begin")
    git(folder, "tag", "--annotate", "--message", "a", "model-v1.2.0")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "next")
    git(folder, "tag", "--annotate", "--message", "b", "model-v1.3.0")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "after")
    git(folder, "branch", "work")
    git(folder, "checkout", "--quiet", "--orphan", "elsewhere")
    git(folder, "commit", "--quiet", "--message", "elsewhere")
    git(folder, "tag", "--annotate", "--message", "c", "model-v9.0.0")
    git(folder, "checkout", "--quiet", "work")
    return folder


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    folder = tmp_path_factory.mktemp("example") / "project"
    subprocess.run([MLGATE, "example", folder], check=True, capture_output=True)
    return folder


def page_of(folder, file, status=1):
    done = subprocess.run(
        [MLGATE, "run", "-C", folder, "--allow-commands", f"--output=html={file}", f"--output=json={file}.json"],
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (status, b""), done.stderr
    return file.read_text("ascii"), json.loads(pathlib.Path(f"{file}.json").read_text())


@pytest.fixture(scope="module")
def pages(repository, released, example, tmp_path_factory):  # noqa: F811
    folder = tmp_path_factory.mktemp("pages")
    (folder / "names").mkdir()
    return {
        "awkward": (folder / "awkward.html", *page_of(repository, folder / "awkward.html")),
        "released": (folder / "released.html", *page_of(released, folder / "released.html")),
        "example": (folder / "example.html", *page_of(example, folder / "example.html", 0)),
    }


@pytest.fixture(params=["awkward", "released", "example"])
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
    for section in chromium.evaluate("[...document.querySelectorAll('h2')].map(heading => heading.id)"):
        chromium.evaluate(f"document.getElementById('{section}').scrollIntoView()")
        chromium.screenshot(folder / f"{file.stem}-{section}-{width}-{scheme}.png")


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


def sections(content):
    return [re.sub(r" \(.*", "", text(heading)) for heading in Elements(content).named("h2")]


def test_every_section_of_the_example(pages):
    """What `mlgate run` knows of the example project, each part where it belongs."""
    content = pages["example"][1]
    assert sections(content) == ["Jobs", "Experiments", "Models", "Lineage"]
    captions = [re.sub(r"\d{3,}|\d\.\d+e-\d+", "#", text(caption)) for caption in Elements(content).named("figcaption")]
    assert [re.sub(r"; not drawn: .*", "", caption) for caption in captions] == [
        "Figures with their confidence intervals", "Quantiles of predict_seconds", "Quantiles of predict_batch_seconds",
        "Distribution of predict_seconds, # samples", "Distribution of predict_batch_seconds, # samples",
        "Confusion matrix of the held-out data", "Learning: objective by Newton step",
        "test_accuracy of the experiments", "Lineage of model-v1.0.0",
    ]
    names = [element.attributes["aria-label"] for element in Elements(content).named("svg")]
    assert "Confusion matrix of the held-out data: 0 taken for 0 10, 1 taken for 1 9, 2 taken for 2 11" in names
    assert "test_accuracy of the experiments: exp-001 1.0 best, exp-002 1.0 best" in names
    assert names[-1].startswith(
        "Lineage of model-v1.0.0: data data/raw/iris.csv, then experiment exp-001, then experiment exp-002,"
        " then weights models/iris/model_v1.0.0.safetensors, then metadata iris, then commit ")



def table(content, caption):
    """The cells of a table, row by row."""
    elements = Elements(content).all
    (found,) = [element for element in elements if element.name == "table"
                and any(text(other) == caption for other in elements
                        if other.name == "caption" and any(around is element for around in other.around))]
    rows = [element for element in elements
            if element.name == "tr" and any(around is found for around in element.around)]
    return [[" ".join(text(cell).split()) for cell in elements
             if cell.name in ("th", "td") and cell.around[-1] is row] for row in rows]


def test_the_experiments_are_those_of_compare(pages, released):
    done = subprocess.run([MLGATE, "compare", "-C", released, "--format", "csv"], capture_output=True, check=True)
    lines = done.stdout.decode().split("\r\n")
    values = dict(zip(*[line.split(",") for line in (lines[0], lines[4])]))
    rows = table(pages["released"][1], "Experiments")
    assert rows[0][:2] == ["id", "name"] and "test_accuracy" in rows[0] and "95% interval" in rows[0]
    row = dict(zip(rows[0], rows[4]))
    assert row["vs parent"] == "+" + values["results.test_accuracy change from parent"] == "+0.0361"
    assert row["id"] == values["id"] == "exp-004"
    assert row["test_accuracy"] == values["results.test_accuracy"] + " best"
    low, high = (float(values[f"results.test_accuracy interval {end}"]) for end in ("low", "high"))
    assert row["95% interval"] == f"[{low:.4f}, {high:.4f}]"
    assert row["name"] == "<img src=x onerror=alert(4)> \\u{202E}漢"


def test_the_lineage_is_that_of_lineage(pages, released, example):
    """Of releases that lead to the judged commit the newest, with every hash that `mlgate lineage` prints."""
    for folder, page, tag in [(released, "released", "model-v1.3.0"), (example, "example", "model-v1.0.0")]:
        done = subprocess.run([MLGATE, "lineage", tag, "-C", folder, "--format", "json"], capture_output=True)
        nodes = json.loads(done.stdout)["nodes"]
        rows = table(pages[page][1], f"Steps to {tag}, each with its hashes")[1:]
        assert [row[0] for row in rows] == [f"{number} {node['kind']}" for number, node in enumerate(nodes, 1)]
        for row, node in zip(rows, nodes):
            assert row[2] == (" ".join(f"{name} {value}" for name, value in node["facts"].items()) or "–")
            assert row[3] == (", ".join(str(place + 1) for place in node["from"]) or "–")
            assert ("missing: " in row[1]) == bool(node["missing"])


def test_a_verified_release_tells_where_it_comes_from(released, tmp_path):
    """Not the newer one, which leads to another commit."""
    done = subprocess.run(
        [MLGATE, "release", "verify", "model-v1.2.0", "-C", released, f"--output=html={tmp_path}/a.html"],
        capture_output=True)
    assert (done.returncode, done.stderr) == (1, b"")
    page = Elements((tmp_path / "a.html").read_text("ascii"))
    assert [text(heading) for heading in page.named("h3") if text(heading).startswith("model-v")] == ["model-v1.2.0"]


def test_no_other_report_has_the_drawings(example, tmp_path):
    """The other reports are what they were."""
    done = subprocess.run([MLGATE, "run", "-C", example, f"--output=json={tmp_path}/a.json"], capture_output=True)
    assert done.returncode == 0
    assert not {"experiments", "lineages", "plots"} & set(json.loads((tmp_path / "a.json").read_text()))


def test_labels_lie_within_their_drawings(page, chromium):
    """What is written in a drawing is not cut off at its edges."""
    chromium.show(1100, 1400, "light")
    chromium.open(page[0].as_uri())
    cut = chromium.evaluate(
        "[...document.querySelectorAll('svg text')].filter(text => { const box = text.getBBox(),"
        " all = text.ownerSVGElement.viewBox.baseVal; return box.x < 0 || box.y < 0 || box.x + box.width > all.width"
        " || box.y + box.height > all.height }).map(text => text.textContent)")
    assert cut == []


def test_text_in_boxes_fits(pages, chromium):
    """The lines of a lineage are no wider than the box that they stand in."""
    chromium.open(pages["released"][0].as_uri())
    wide = chromium.evaluate(
        "[...document.querySelectorAll('svg .code')].filter(text => { let box = text.previousElementSibling;"
        " while (box.tagName !== 'rect') box = box.previousElementSibling; const [inner, outer] = [text.getBBox(),"
        " box.getBBox()]; return inner.x < outer.x || inner.x + inner.width > outer.x + outer.width"
        " || inner.y < outer.y || inner.y + inner.height > outer.y + outer.height }).map(text => text.textContent)")
    assert wide == []
    assert chromium.evaluate("document.querySelectorAll('svg .code').length") > 10


def luminance(color):
    channels = [int(color[place:place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG 2.2, relative luminance and contrast ratio."""
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def mixed(one, other, share):
    channels = [(int(one[place:place + 2], 16), int(other[place:place + 2], 16)) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(share * first + (1 - share) * second):02x}" for first, second in channels)


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
    for colors in schemes:
        # The darkest cell of a confusion matrix is a third of the colour of links.
        (share,) = re.findall(r"svg \.heat-5 \{ fill-opacity: (0\.\d+); \}", text(style))
        assert contrast(colors["text"], mixed(colors["link"], colors["page"], float(share))) >= 4.5
    # No colour stands outside of the lists.
    assert not re.search(r"#[0-9a-f]{3,8}\b", re.sub(r":root \{.*?\}", "", text(style), flags=re.S))
