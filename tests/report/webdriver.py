"""A headless Chromium, driven over the WebDriver protocol by chromedriver; nothing beyond Debian's packages is needed."""

import base64
import json
import re
import subprocess
import urllib.error
import urllib.request

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Left": "\ue012", "Up": "\ue013", "Right": "\ue014", "Down": "\ue015", "Tab": "\ue004", "Shift": "\ue008"}


class Browser:
    """A browser with one window, which reaches this machine alone."""

    def __init__(self, profile, downloads):
        self._driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        port = next(found.group(1) for found in (re.search(r"successfully on port (\d+)", line) for line in self._driver.stdout) if found)
        self._address = f"http://127.0.0.1:{port}/session"
        options = {
            "args": ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", f"--user-data-dir={profile}"],
            "prefs": {"download.default_directory": str(downloads)},
        }
        made = self._call("POST", "", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}})
        self._address += f"/{made['sessionId']}"

    def close(self):
        try:
            self._call("DELETE", "", None)
        finally:
            self._driver.terminate()
            self._driver.wait()
            self._driver.stdout.close()

    def open(self, page, width=1200, height=1000, scheme="light", media="", scripts=True):
        """Opens a file, or an address, in a window of a size."""
        self._command("Emulation.setScriptExecutionDisabled", value=not scripts)
        self._command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self._command("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])
        self._call("POST", "/url", {"url": page if isinstance(page, str) else page.absolute().as_uri()})

    def run(self, script, *arguments):
        """The value that a body of JavaScript returns."""
        return self._call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def text(self, selector):
        return self.run("return document.querySelector(arguments[0]).textContent", selector)

    def texts(self, selector):
        return self.run("return [...document.querySelectorAll(arguments[0])].map(found => found.textContent)", selector)

    def click(self, selector, text=None):
        """Clicks the first element of a selector, or the one of this text, as a hand does."""
        element = self.run(
            "const found = [...document.querySelectorAll(arguments[0])].find(one => arguments[1] === null || one.textContent === arguments[1]);"
            "found.scrollIntoView({block: 'center'}); return found;", selector, text)
        self._call("POST", f"/element/{element[_ELEMENT]}/click", {})

    def type(self, selector, text):
        element = self.run("return document.querySelector(arguments[0])", selector)
        self._call("POST", f"/element/{element[_ELEMENT]}/value", {"text": text})

    def press(self, *keys):
        """Presses keys one after the other where the focus is."""
        actions = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": actions})

    def move(self, x, y):
        self._act(self._pointer([self._at(x, y)]))

    def drag(self, x1, y1, x2, y2):
        down = [self._at(x1, y1), {"type": "pointerDown", "button": 0}, self._at((x1 + x2) // 2, (y1 + y2) // 2), self._at(x2, y2), {"type": "pointerUp", "button": 0}]
        self._act(self._pointer(down))

    def choose(self, selector, text):
        """Chooses an entry of a list."""
        self.run(
            "const list = document.querySelector(arguments[0]);"
            "list.value = [...list.options].find(option => option.textContent === arguments[1]).value;"
            "list.dispatchEvent(new Event('change'));", selector, text)

    def box(self, selector):
        """The place of an element in the window, after scrolling to it."""
        return self.run(
            "const found = document.querySelector(arguments[0]); found.scrollIntoView({block: 'center'});"
            "const box = found.getBoundingClientRect(); return [box.left, box.top, box.width, box.height];", selector)

    def complaints(self):
        """What the browser logged: errors of scripts, and what a policy forbade."""
        return [entry["message"] for entry in self._call("POST", "/se/log", {"type": "browser"})]

    def screenshot(self, file):
        file.write_bytes(base64.b64decode(self._call("GET", "/screenshot", None)))

    def _command(self, name, **parameters):
        return self._call("POST", "/goog/cdp/execute", {"cmd": name, "params": parameters})

    def _act(self, actions):
        self._call("POST", "/actions", {"actions": [actions]})

    @staticmethod
    def _at(x, y):
        return {"type": "pointerMove", "duration": 0, "x": round(x), "y": round(y)}

    @staticmethod
    def _pointer(actions):
        return {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions}

    def _call(self, method, path, body):
        request = urllib.request.Request(
            self._address + path, None if body is None else json.dumps(body).encode(), {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"].splitlines()[0]) from error
