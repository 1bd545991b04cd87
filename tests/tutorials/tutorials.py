"""Follows the tutorials as a reader would: runs their blocks of commands and of Python one after another in an empty folder, and compares what is printed.

A block of text after a block of commands is what the commands print. Numbers may differ by 15 % or 0.05, as ends of intervals do between processors; lines of seconds may
differ in anything. A picture after a comment `<!-- from FILE -->` is that file of the folder. With --write, pages and pictures are made anew.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "tutorials"
BLOCK = re.compile(r"^```(sh|python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PICTURE = re.compile(r"^<!-- from (\S+) -->\n!\[[^\]]*\]\(([^)]+)\)$", re.MULTILINE)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
SHARE, LEAST = 0.15, 0.05


def run(kind, text, folder):
    command = ["bash", "-euo", "pipefail", "-c", text] if kind == "sh" else [os.environ.get("LATENTMI_PYTHON", "/usr/bin/python3"), "-c", text]
    ended = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if ended.returncode != 0:
        raise SystemExit(f"{text}\nended with {ended.returncode}:\n{ended.stderr}")
    return "".join(line.rstrip() + "\n" for line in ended.stdout.splitlines())


def is_same_line(one, other):
    if one.startswith("seconds") and other.startswith("seconds"):
        return True
    numbers, others = NUMBER.findall(one), NUMBER.findall(other)
    return NUMBER.split(one) == NUMBER.split(other) and all(
        abs(float(a) - float(b)) <= max(LEAST, SHARE * abs(float(a))) for a, b in zip(numbers, others)
    )


def differences(page, shown, printed):
    lines, others = shown.splitlines(), printed.splitlines()
    if len(lines) != len(others):
        return [f"{page}: {len(lines)} lines are shown, and {len(others)} printed:\n{printed}"]
    return [f"{page}: shown:   {one}\n{page}: printed: {other}" for one, other in zip(lines, others) if not is_same_line(one, other)]


def follow(path, write):
    page, text = path.name, path.read_text()
    wrong, parts, end, printed = [], [], 0, None
    with tempfile.TemporaryDirectory() as folder:
        for block in BLOCK.finditer(text):
            between, (kind, content) = text[end : block.start()], block.groups()
            parts.append(between)
            if kind == "text" and printed is not None and not between.strip():
                wrong += differences(page, content, printed)
                parts.append(f"```text\n{printed if write else content}```")
            else:
                printed = None if kind == "text" else run(kind, content, folder)
                parts.append(block.group())
            end = block.end()
        for picture in PICTURE.finditer(text):
            made, target = pathlib.Path(folder, picture[1]), path.parent / picture[2]
            if not made.exists():
                wrong.append(f"{page}: {picture[1]} is not there.")
            elif write:
                shutil.copyfile(made, target)
    if write:
        path.write_text("".join(parts) + text[end:])
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", help="names of pages; all by default")
    parser.add_argument("--write", action="store_true", help="make pages and pictures anew")
    arguments = parser.parse_args()
    paths = sorted(path for path in PAGES.glob("*.md") if not arguments.pages or path.stem in arguments.pages)
    wrong = []
    for path in paths:
        found = follow(path, arguments.write)
        print(f"{path.relative_to(ROOT)}: {'made anew' if arguments.write else f'{len(found)} differences'}", flush=True)
        wrong += [] if arguments.write else found
    print("\n".join(wrong))
    return 1 if wrong or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
