"""Ask axe whether a page can be used by everybody."""

from typing import Any

from playwright.sync_api import Page

_RUN = """async () => {
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run(document, {runOnly: rules});
  return found.violations.map(one => [one.id, one.nodes.map(node => node.html).slice(0, 3)]);
}"""


def violations(page: Page, axe: str) -> list[Any]:
    """Return what axe finds on a page, each with its first places; everything that opens is opened first."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.evaluate(axe)
    found: list[Any] = page.evaluate(_RUN)
    return found
