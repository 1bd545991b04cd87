"""The site in a browser. LATENTMI_SITE is its folder; LATENTMI_SCREENSHOTS names a folder for pictures."""

import functools
import http.server
import os
import pathlib
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "report"))

from webdriver import Browser


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class SiteTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=os.environ["LATENTMI_SITE"]))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        cls.addClassCleanup(server.server_close)
        cls.addClassCleanup(server.shutdown)
        cls.address = f"http://127.0.0.1:{server.server_address[1]}"
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        cls.addClassCleanup(folder.cleanup)
        cls.browser = Browser(pathlib.Path(folder.name) / "profile", folder.name)
        cls.addClassCleanup(cls.browser.close)

    def tearDown(self):
        if folder := os.environ.get("LATENTMI_SCREENSHOTS"):
            self.browser.screenshot(pathlib.Path(folder) / f"{self.id().rsplit('.', 1)[-1]}.png")

    def wait(self, script):
        """Waits until a body of JavaScript returns something true."""
        for _ in range(200):
            if value := self.browser.run(script):
                return value
            time.sleep(0.05)
        self.fail(f"It never became true: {script}")

    def test_the_start_shows_the_read_me_with_its_picture(self):
        self.browser.open(f"{self.address}/index.html")
        self.wait("return document.querySelector('h1')?.textContent === 'LatentMI' && document.querySelector('article img').naturalWidth > 0")
        self.assertTrue({"Guide", "Library", "Changes"} <= set(self.wait("const found = [...document.querySelectorAll('.navbar a')].map(link => link.textContent.trim()); return found.length > 3 && found")))

    def test_a_word_is_found(self):
        self.browser.open(f"{self.address}/docs/cli.html")
        self.wait("return document.querySelector('#search-query:not([disabled])') !== null")
        self.browser.type("#search-query", "permutations")
        self.wait("return [...document.querySelectorAll('#search-results a')].some(link => link.href.includes('/docs/'))")

    def test_public_types_have_pages(self):
        self.browser.open(f"{self.address}/api/LatentMI.Samples.html")
        self.wait("return document.querySelector('h1')?.textContent.includes('Samples')")

    def test_a_phone_shows_pages_without_scrolling_sideways_and_dark_where_the_screen_is(self):
        self.browser.open(f"{self.address}/docs/choosing.html", width=360, height=740, scheme="dark")
        self.wait("return document.documentElement.getAttribute('data-bs-theme') === 'dark'")
        self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), 360)


if __name__ == "__main__":
    unittest.main()
