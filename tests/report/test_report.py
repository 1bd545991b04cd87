"""The report of an estimate in a browser, with real clicks, drags and keys. LATENTMI_COMMAND runs lmi; LATENTMI_SCREENSHOTS names a folder for pictures."""

import csv
import json
import os
import pathlib
import random
import re
import shlex
import subprocess
import tempfile
import time
import unittest
import xml.etree.ElementTree as xml

from webdriver import Browser

ROWS = 200
ROUGH = ["</script><script>document.title='broken'</script>", "<img src=x onerror=\"document.title='broken'\">", "a,\"b\"'&amp;", "__proto__", "互信息 α"]
KINDS = ["B cell", "T cell", "<i>NK</i>"]


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


def make_data(folder, rows):
    """X, Y and metadata: the first column of Y is that of X with noise."""
    draw = random.Random(0)
    names = [ROUGH[row] if row < len(ROUGH) else f"cell-{row:05}" for row in range(rows)]
    x = [[draw.gauss(0, 1) for _ in range(3)] for _ in range(rows)]
    y = [[a + draw.gauss(0, 0.5), b + draw.gauss(0, 0.5), draw.gauss(0, 1)] for a, b, _ in x]
    for side, values in (("x", x), ("y", y)):
        write(folder / f"{side}.csv", ["", *(f"{side}{i}" for i in range(3))], [[name, *row] for name, row in zip(names, values)])
    kinds = [KINDS[row % len(KINDS)] for row in range(rows)]
    write(folder / "cells.csv", ["", "kind", "<b>score</b>"], [[name, kind, row[0]] for name, kind, row in zip(names, kinds, x)])


def lmi(*arguments):
    subprocess.run([*shlex.split(os.environ["LATENTMI_COMMAND"]), *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)


def make_report(folder, rows):
    folder.mkdir()
    make_data(folder, rows)
    lmi("estimate", folder / "x.csv", folder / "y.csv", "--effort", "quick", "--latent-dims", "2", "--quiet", "--out", folder / "run")
    lmi("report", folder / "run", "--color-by", "kind,<b>score</b>", "--metadata", folder / "cells.csv")
    return folder / "run" / "report.html"


class ReportTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls._temporary = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        cls.addClassCleanup(cls._temporary.cleanup)
        folder = pathlib.Path(cls._temporary.name)
        cls.folder = folder
        cls.page = make_report(folder / "small", ROWS)
        with open(cls.page.parent / "pmi.csv", newline="", encoding="utf-8") as file:
            cls.rows = list(csv.DictReader(file))
        cls.downloads = folder / "downloads"
        cls.downloads.mkdir()
        cls.browser = Browser(folder / "profile", cls.downloads)
        cls.addClassCleanup(cls.browser.close)

    def setUp(self):
        self.browser.open(self.page)
        self.addCleanup(lambda: self.assertEqual([], self.browser.complaints()))

    def status(self):
        return self.browser.text("#rows-status")

    def table(self):
        """The table of rows, as texts."""
        return self.browser.run("return [...document.querySelectorAll('#rows-table tbody tr')].map(row => [...row.cells].map(cell => cell.textContent))")

    def saved(self, name):
        """A file that was downloaded, once it is whole."""
        file = self.downloads / name
        for _ in range(100):
            # The browser holds the place of a file by an empty one.
            if file.exists() and file.stat().st_size > 0 and not any(self.downloads.glob("*.crdownload")):
                content = file.read_text(encoding="utf-8")
                file.unlink()
                return content
            time.sleep(0.05)
        self.fail(f"{name} was not downloaded; there are {os.listdir(self.downloads)}.")

    def pixels(self, panel):
        return self.browser.run("return document.querySelector(arguments[0] + ' canvas').toDataURL()", f"#{panel}")

    def test_pointing_at_a_row_shows_its_name_and_value(self):
        left, top, width, height = self.browser.box("#latents-x")
        seen = set()
        for place in range(4, 16):
            self.browser.move(left + width * place / 20, top + height / 2)
            if not self.browser.run("return document.querySelector('#latents-x .tip').hidden"):
                seen.add(tuple(self.browser.texts("#latents-x .tip div")))
        self.assertTrue(seen)
        known = {row["name"]: f"{float(row['pmi_bits']):.3f} bits" for row in self.rows}
        for name, bits in seen:
            self.assertEqual(known[name], bits)

    def test_rows_that_are_dragged_over_are_selected_in_every_panel_and_in_the_table(self):
        before = {panel: self.pixels(panel) for panel in ("pointwise", "latents-x", "latents-y")}
        left, top, width, height = self.browser.box("#latents-x")
        self.browser.drag(left + 70, top + 20, left + width * 0.5, top + height * 0.6)
        selected = int(re.match(rf"(\d+) of {ROWS} rows selected, mean -?\d", self.status()).group(1))
        self.assertTrue(0 < selected < ROWS)
        for panel, picture in before.items():
            self.assertNotEqual(picture, self.pixels(panel), panel)
        self.assertEqual(min(selected, 100), len(self.table()))
        self.browser.click("#rows-csv")
        kept = list(csv.DictReader(self.saved("rows.csv").splitlines()))
        self.assertEqual(selected, len(kept))
        for row in kept:
            there = self.rows[int(row["row"]) - 1]
            self.assertEqual(there["name"], row["name"])
            self.assertAlmostEqual(float(there["pmi_bits"]), float(row["pmi_bits"]), places=4)
            self.assertEqual(KINDS[(int(row["row"]) - 1) % 3], row["kind"])
        self.browser.click("#rows-clear")
        self.assertEqual(f"{ROWS} rows, none selected.", self.status())

    def test_a_part_of_the_histogram_selects_its_rows(self):
        left, top, width, height = self.browser.box("#pointwise")
        self.browser.drag(left + width * 0.7, top + height / 2, left + width - 2, top + height / 2)
        values = sorted(float(row["pmi_bits"]) for row in self.rows)
        shown = sorted(float(row[2]) for row in self.table())
        self.assertTrue(0 < len(shown) < ROWS)
        for ours, theirs in zip(reversed(shown), reversed(values)):
            self.assertAlmostEqual(ours, theirs, places=3)

    def test_texts_color_rows_by_their_kind_and_the_legend_selects_them(self):
        before = self.pixels("latents-x")
        self.browser.choose("#rows-color", "kind")
        self.assertNotEqual(before, self.pixels("latents-x"))
        self.assertEqual(set(KINDS), set(self.browser.texts("#rows-legend button")))
        self.browser.click("#rows-legend button", "<i>NK</i>")
        self.assertTrue(self.status().startswith(f"{len(range(2, ROWS, 3))} of {ROWS} rows selected"))
        self.assertEqual({"<i>NK</i>"}, {row[3] for row in self.table()})

    def test_numbers_color_rows_along_a_scale(self):
        before = self.pixels("latents-y")
        self.browser.choose("#rows-color", "<b>score</b>")
        self.assertNotEqual(before, self.pixels("latents-y"))
        low, high = self.browser.texts("#rows-legend > span:not(.strip)")
        self.assertRegex(low, r"^≤ -[12]\.\d+$")
        self.assertRegex(high, r"^≥ [12]\.\d+$")

    def test_a_name_is_found(self):
        self.browser.type("#rows-search", "CELL-00042")
        self.assertEqual([["43", "cell-00042"]], [row[:2] for row in self.table()])
        self.browser.type("#rows-search", "x")
        self.assertEqual("No row has this name.", self.status())

    def test_tables_are_sorted_by_pointer_and_keys(self):
        self.browser.click("#rows-table th button", "pmi_bits")
        rising = [float(row[2]) for row in self.table()]
        self.assertEqual(sorted(rising), rising)
        self.assertEqual("ascending", self.browser.run("return document.querySelectorAll('#rows-table th')[2].getAttribute('aria-sort')"))
        self.browser.press("Enter")
        falling = [float(row[2]) for row in self.table()]
        self.assertEqual(sorted(falling, reverse=True), falling)
        self.assertGreater(falling[0], rising[0])
        other = "[aria-label='Representations that were tried']"
        self.browser.click(f"{other} th button", "held-out bits")
        held = [float(value) for value in self.browser.texts(f"{other} td:nth-child(2)")]
        self.assertGreater(len(held), 1)
        self.assertEqual(sorted(held), held)

    def test_keys_go_through_rows_and_select(self):
        self.browser.run("document.querySelector('#latents-x').focus()")
        self.browser.press("Right")
        first = self.browser.text(".spoken")
        self.browser.press("Right")
        second = self.browser.text(".spoken")
        self.assertNotEqual(first, second)
        names = {row["name"] for row in self.rows}
        self.assertTrue(any(second.startswith(f"{name}, ") for name in names), second)
        self.browser.press("Enter")
        self.assertTrue(self.status().startswith(f"1 of {ROWS} rows selected"))
        self.assertTrue(second.startswith(self.table()[0][1]))
        self.browser.press("Escape")
        self.assertEqual(f"{ROWS} rows, none selected.", self.status())
        self.browser.run("document.querySelector('#pointwise').focus()")
        self.browser.press("Right", "Right")
        self.assertRegex(self.browser.text(".spoken"), r"bits: \d+ rows?$")

    def test_pictures_are_saved_as_svg_with_their_legend(self):
        self.browser.choose("#rows-color", "kind")
        self.browser.click("figure:has(#latents-x) button")
        root = xml.fromstring(self.saved("latents-x.svg"))
        space = "{http://www.w3.org/2000/svg}"
        self.assertEqual(ROWS + len(KINDS), len(root.findall(f"{space}circle")))
        texts = [text.text for text in root.findall(f"{space}text")]
        for kind in KINDS:
            self.assertIn(kind, texts)

    def test_names_that_look_like_markup_stay_names(self):
        self.assertNotIn("broken", self.browser.run("return document.title"))
        self.assertEqual(ROUGH, [row[1] for row in self.table()[:len(ROUGH)]])
        self.assertEqual(0, self.browser.run("return document.querySelectorAll('#rows img, #rows b, #rows i').length"))
        self.browser.type("#rows-search", "onerror")
        self.assertEqual([ROUGH[1]], [row[1] for row in self.table()])
        self.browser.click("#rows-csv")
        self.assertEqual(ROUGH[1], list(csv.DictReader(self.saved("rows.csv").splitlines()))[0]["name"])

    def test_pictures_of_rows_give_way_to_panels_and_others_stay(self):
        shown = self.browser.run("return [...document.images].filter(image => image.clientWidth > 0).length")
        hidden = self.browser.run("return [...document.images].filter(image => image.clientWidth === 0).length")
        self.assertEqual((1, 3), (shown, hidden))
        self.assertEqual(3, self.browser.run("return document.querySelectorAll('.plot').length"))
        self.assertEqual(0, self.browser.run("return performance.getEntriesByType('resource').filter(entry => !entry.name.startsWith('data:')).length"))

    def test_a_phone_shows_it_without_scrolling_sideways(self):
        self.browser.open(self.page, width=360, height=740)
        self.assertEqual(360, self.browser.run("return document.documentElement.scrollWidth"))
        self.assertTrue(all(250 < width <= 360 for width in self.browser.run("return [...document.querySelectorAll('.plot')].map(plot => plot.clientWidth)")))
        self.browser.click("#rows-color")
        self.browser.click("#rows-csv")
        self.assertEqual(ROWS, len(self.saved("rows.csv").splitlines()) - 1)

    def test_a_dark_screen_has_a_dark_ground_and_bright_points(self):
        light = self.pixels("latents-x")
        self.browser.open(self.page, scheme="dark")
        self.assertNotEqual(light, self.pixels("latents-x"))
        ground = self.browser.run("return getComputedStyle(document.body).backgroundColor")
        self.assertTrue(all(int(channel) < 60 for channel in re.findall(r"\d+", ground)), ground)

    def test_with_scripts_off_pictures_show_the_rows(self):
        self.browser.open(self.page, scripts=False)
        self.assertEqual(4, self.browser.run("return [...document.images].filter(image => image.clientWidth > 0).length"))
        self.assertEqual(0, self.browser.run("return document.querySelector('#rows').clientHeight"))
        self.assertEqual(0, self.browser.run("return document.querySelectorAll('button, canvas, input').length"))

    def test_on_paper_pictures_show_the_rows(self):
        self.browser.open(self.page, media="print")
        self.assertEqual(4, self.browser.run("return [...document.images].filter(image => image.clientWidth > 0).length"))
        self.assertEqual(0, self.browser.run("return document.querySelector('#rows').clientHeight"))

    def test_ten_thousand_rows_take_less_than_two_megabytes_and_answer_at_once(self):
        page = make_report(self.folder / "large", 10_000)
        self.assertLess(page.stat().st_size, 2_000_000)
        self.browser.open(page)
        self.assertLess(sum(map(len, self.browser.texts("script:not([type])"))), 40_000)
        left, top, width, height = self.browser.box("#latents-x")
        started = time.monotonic()
        self.browser.drag(left + 70, top + 20, left + width * 0.6, top + height * 0.6)
        self.assertIn("of 10,000 rows selected", self.status())
        self.assertLess(time.monotonic() - started, 5)
        self.assertEqual(100, len(self.table()))

    def tearDown(self):
        if folder := os.environ.get("LATENTMI_SCREENSHOTS"):
            self.browser.screenshot(pathlib.Path(folder) / f"{self.id().rsplit('.', 1)[-1]}.png")


if __name__ == "__main__":
    unittest.main()
