"""Templates and static files keep what the security policy and the style promise. Files are read, nothing runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static/css").rglob("*.css"))
SCRIPTS = sorted((ROOT / "static/js").rglob("*.js"))

COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->|/\*.*?\*/", re.DOTALL)
FORBIDDEN = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=.application/json)[^>]*>", re.IGNORECASE),
    "script with src and a body": re.compile(r"<script[^>]*\bsrc=[^>]*>\s*[^<\s]", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"[\s\"']style\s*=", re.IGNORECASE),
    "event attribute": re.compile(r"<[a-z][^<>]*?[\s\"']on[a-z]+\s*=", re.IGNORECASE),
    "address that runs": re.compile(r"javascript:", re.IGNORECASE),
    "htmx that evaluates": re.compile(r"\bhx-on\b|\bhx-vals=.js:", re.IGNORECASE),
    "file of another host": re.compile(
        r"<(?:script|img|iframe|source|video|audio|embed|use)\b[^>]*\b(?:src|href)=.(?:https?:)?//"
        r"|<link\b[^>]*\bhref=.(?:https?:)?//",
        re.IGNORECASE,
    ),
    "output without escaping": re.compile(r"\|\s*safe\b|\{%\s*autoescape off"),
}
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|oklch|oklab|lab|lch)\(", re.IGNORECASE)
DEFINED = re.compile(r"(--[\w-]+)\s*:")
USED = re.compile(r"var\(\s*(--[\w-]+)\s*(,)?")


CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
SELECTOR = re.compile(r"([^{}]+)\{")
ROW = re.compile(r"r\d+")  # rows of a lane, numbered by the drawing


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def text(path: Path) -> str:
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def forbidden_in(source: str) -> list[str]:
    return [what for what, pattern in FORBIDDEN.items() if pattern.search(source)]


def test_there_is_something_to_look_at():
    assert TEMPLATES
    assert STYLES
    assert SCRIPTS


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_templates_hold_only_what_the_policy_allows(path):
    assert forbidden_in(text(path)) == []


@pytest.mark.parametrize(
    "source, what",
    [
        ("<script>go()</script>", "inline script"),
        ('<script type="module" src="a.js">go()</script>', "script with src and a body"),
        ("<style>p {}</style>", "style element"),
        ('<p class="a" style="color:red">', "style attribute"),
        ('<a href="/" onclick="go()">', "event attribute"),
        ('<a href="javascript:go()">', "address that runs"),
        ('<div hx-on:click="go()">', "htmx that evaluates"),
        ('<script src="https://cdn.example/a.js"></script>', "file of another host"),
        ('<link rel="stylesheet" href="//cdn.example/a.css">', "file of another host"),
        ("{{ text|safe }}", "output without escaping"),
    ],
)
def test_what_is_forbidden_is_seen(source, what):
    assert forbidden_in(source) == [what]


@pytest.mark.parametrize(
    "source",
    [
        '<script type="module" src="{% static \'js/site.js\' %}"></script>',
        '<a href="https://example.org/article">Read at the publisher</a>',
        '<a href="?one=1&only=2">{{ onward }}</a>',
        '<input name="q" value="{{ query }}" data-on="x">',
    ],
)
def test_what_is_allowed_is_left_alone(source):
    assert forbidden_in(source) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_forms_that_post_carry_the_token(path):
    forms = re.findall(r"<form\b[^>]*>.*?</form>", text(path), re.DOTALL | re.IGNORECASE)
    posting = [form for form in forms if re.search(r"method=[\"']?post", form, re.IGNORECASE)]
    assert [form for form in posting if "{% csrf_token %}" not in form] == []


@pytest.mark.parametrize(
    "paths, most",
    [(TEMPLATES, 80), (STYLES, 200), (SCRIPTS, 150)],
    ids=["templates", "styles", "scripts"],
)
def test_files_stay_short(paths, most):
    assert {str(path.relative_to(ROOT)): length(path) for path in paths if length(path) > most} == {}


@pytest.mark.parametrize("path", STYLES, ids=names(STYLES))
def test_colours_are_named_in_the_tokens_only(path):
    if path.name == "tokens.css":
        return
    assert COLOUR.findall(text(path)) == []


def test_every_custom_property_that_is_used_is_defined():
    defined = {name for path in STYLES for name in DEFINED.findall(text(path))}
    used = {
        (str(path.relative_to(ROOT)), name)
        for path in STYLES
        for name, default in USED.findall(text(path))
        if not default
    }
    assert {(path, name) for path, name in used if name not in defined} == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_static_files_named_in_templates_exist(path):
    named = re.findall(r"\{%\s*static\s+['\"]([^'\"]+)['\"]", text(path))
    assert [name for name in named if not name.startswith("admin/") and not (ROOT / "static" / name).exists()] == []


def test_every_icon_that_is_drawn_is_in_the_sprite():
    sprite = set(re.findall(r'<symbol id="([\w-]+)"', (ROOT / "static/img/icons.svg").read_text(encoding="utf-8")))
    drawn = {name for path in TEMPLATES for name in re.findall(r"\{%\s*icon\s+['\"]([\w-]+)['\"]", text(path))}
    assert drawn - sprite == set()


def test_every_partial_is_included_somewhere():
    users = [
        *map(text, TEMPLATES),
        *(path.read_text(encoding="utf-8") for path in (ROOT / "partnerships").rglob("*.py")),
    ]
    named = set(re.findall(r"[\"'](?:[\w-]+/)*([\w-]+\.html)[\"']", "".join(users)))
    assert {path.name for path in TEMPLATES if path.name.startswith("_")} - named == set()


def test_every_class_of_the_public_styles_is_worn():
    """By a template, a script or a tag; the admin's styles also dress pages that Django draws."""
    public = [path for path in STYLES if path.name != "admin.css"]
    styled = {name for path in public for rule in SELECTOR.findall(text(path)) for name in CLASS.findall(rule)}
    code = [*TEMPLATES, *SCRIPTS, *(ROOT / "partnerships").rglob("*.py")]
    words = set(re.findall(r"[\w-]+", " ".join(path.read_text(encoding="utf-8") for path in code)))
    worn = words | {word.replace("_", "-") for word in words}  # a status is a class with dashes
    assert {name for name in styled - worn if not ROW.fullmatch(name)} == set()
