"""Chromium without a window, told what to do over the pipe of its DevTools protocol."""

import base64
import contextlib
import fcntl
import json
import os
import select
import shutil
import subprocess
import time


class Page:
    """A page that was opened: what it said, what it asked for, how it looks."""

    def __init__(self, send, receive):
        self._send, self._receive = send, receive
        self._number, self._session = 0, None
        self.events = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Accessibility"):
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._send(message)
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]
            self.events.append(answer)

    def open(self, url):
        """Goes there, and waits until nothing more is loading."""
        self.events.clear()
        self.call("Page.navigate", url=url)
        while not self.named("Page.loadEventFired"):
            self.events.append(self._receive())
        # What comes behind the load: an icon, a late message.
        time.sleep(0.3)
        self.evaluate("1")

    def named(self, method):
        return [event["params"] for event in self.events if event.get("method") == method]

    def evaluate(self, expression):
        done = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def show(self, width, height, scheme, media="screen"):
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500)
        self.call(
            "Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])

    def screenshot(self, file):
        image = self.call("Page.captureScreenshot", captureBeyondViewport=False)
        file.write_bytes(base64.b64decode(image["data"]))

    @property
    def messages(self):
        """All that stands in the console."""
        return self.named("Runtime.consoleAPICalled") + self.named("Runtime.exceptionThrown") + [
            entry["entry"] for entry in self.named("Log.entryAdded")
        ]

    @property
    def requests(self):
        return [request["request"]["url"] for request in self.named("Network.requestWillBeSent")]


@contextlib.contextmanager
def browser(folder):
    """A page of a browser whose profile is `folder`."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "please install chromium"
    to_read, to_write = os.pipe()
    from_read, from_write = os.pipe()
    command = [
        program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe",
        f"--user-data-dir={folder}", "--no-first-run", "--disable-background-networking", "--hide-scrollbars",
        "about:blank",
    ]

    def connect():
        """The browser reads 3 and writes 4, whatever numbers they have here."""
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (to_read, from_write)]
        for number, end in enumerate(ends, 3):
            os.dup2(end, number)

    process = subprocess.Popen(command, preexec_fn=connect, pass_fds=[3, 4], stderr=subprocess.DEVNULL)
    os.close(to_read)
    os.close(from_write)
    rest = bytearray()

    def send(message):
        os.write(to_write, json.dumps(message).encode() + b"\0")

    def receive():
        while b"\0" not in rest:
            assert select.select([from_read], [], [], 60)[0], "the browser is silent"
            piece = os.read(from_read, 1 << 16)
            assert piece, "the browser ended"
            rest.extend(piece)
        message, _, after = bytes(rest).partition(b"\0")
        rest[:] = after
        return json.loads(message)

    try:
        yield Page(send, receive)
    finally:
        process.terminate()
        process.wait(30)
        os.close(to_write)
        os.close(from_read)
