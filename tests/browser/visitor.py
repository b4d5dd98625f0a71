"""What a test does in a browser: look for barriers, fill in a page, walk with the keyboard."""

from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

AXE = Axe()
WIDTHS = (375, 1280)
NARROW = 320


@dataclass(frozen=True)
class Visitor:
    """Somebody with a browser window."""

    page: Page

    def barriers(self) -> list[str]:
        """What axe-core finds on this page, at the width of a telephone and of a desk."""
        found = []
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 800})
            results = AXE.run(self.page)
            for violation in results.response["violations"]:
                places = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
                found.append(f"{width} px, {self.page.url}: {violation['id']}: {violation['help']}: {places}")
        return found

    def overflow(self) -> int:
        """By how many pixels this page is wider than a window of 320 px (1280 px at 400 % zoom)."""
        self.page.set_viewport_size({"width": NARROW, "height": 640})
        width: int = self.page.evaluate("document.documentElement.scrollWidth")
        return max(0, width - NARROW)

    def press(self, words: str) -> None:
        """Click the button with these words, and wait for the page that it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=words, exact=True).click()

    def follow(self, words: str) -> None:
        """Click the link with these words, and wait for the page that it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=words).click()

    def answer_what_is_required(self) -> None:
        """The first choice for every required choice, ten for every other required field."""
        for group in self.page.locator("fieldset[aria-required=true]").all():
            option = group.locator("input").first
            if option.is_enabled():
                option.check(force=True)
        for label in self.page.locator("label.question__label", has=self.page.locator(".question__required")).all():
            if label.is_visible():
                self.page.locator(f"[id='{label.get_attribute('for')}']").fill("10")

    def tab_to(self, place: Locator) -> None:
        """Walk with the Tab key until this has the focus."""
        for _ in range(200):
            self.page.keyboard.press("Tab")
            if place.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"the keyboard does not reach {place}")
