"""Builds the wheel, as PEP 517 wants a backend to: pure Python and the shared libraries that tools/build-native.sh made, with a tag of the C library that
these need. It uses Python's own modules and objdump alone.
"""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import tomllib
import zipfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
PACKAGE = "latentmi_net"
DATE = (2020, 1, 1, 0, 0, 0)  # The same sources and libraries make the same file.


def version() -> str:
    """The version of all of LatentMI."""
    return re.search(r"<Version>(.+)</Version>", (FOLDER.parent / "Directory.Build.props").read_text()).group(1)


def platform_tag(libraries: list) -> str:
    """The tag of the oldest GNU C library that has every symbol that the libraries use."""
    needed = (0, 0)
    for library in libraries:
        symbols = subprocess.run(["objdump", "-T", str(library)], check=True, capture_output=True, text=True).stdout
        for major, minor in re.findall(r"\bGLIBC_(\d+)\.(\d+)", symbols):
            needed = max(needed, (int(major), int(minor)))
    return f"manylinux_{needed[0]}_{needed[1]}_x86_64"


def metadata() -> str:
    project = tomllib.loads((FOLDER / "pyproject.toml").read_text())["project"]
    lines = [
        "Metadata-Version: 2.1",
        f"Name: {project['name']}",
        f"Version: {version()}",
        f"Summary: {project['description']}",
        f"License: {project['license']['text']}",
        f"Keywords: {','.join(project['keywords'])}",
        f"Requires-Python: {project['requires-python']}",
        *(f"Classifier: {one}" for one in project["classifiers"]),
        *(f"Requires-Dist: {one}" for one in project["dependencies"]),
    ]
    for extra, requirements in project["optional-dependencies"].items():
        lines += [f"Provides-Extra: {extra}", *(f'Requires-Dist: {one}; extra == "{extra}"' for one in requirements)]
    return "\n".join([*lines, "Description-Content-Type: text/markdown", "", (FOLDER / project["readme"]).read_text()])


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None) -> str:
    libraries = sorted((FOLDER / PACKAGE / "lib").glob("*.so"))
    if not libraries:
        raise SystemExit("python/latentmi_net/lib holds no shared library; run tools/build-native.sh first.")
    tag = f"py3-none-{platform_tag(libraries)}"
    info = f"{PACKAGE}-{version()}.dist-info"
    name = f"{PACKAGE}-{version()}-{tag}.whl"
    files = {
        path.relative_to(FOLDER).as_posix(): path.read_bytes()
        for path in sorted((FOLDER / PACKAGE).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    for licence in ("LICENSE", "THIRD-PARTY-NOTICES.md"):
        files[f"{info}/licenses/{licence}"] = (FOLDER.parent / licence).read_bytes()
    files[f"{info}/METADATA"] = metadata().encode()
    files[f"{info}/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: latentmi-net\nRoot-Is-Purelib: false\nTag: {tag}\n".encode()
    record = [f"{path},sha256={_digest(content)},{len(content)}" for path, content in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""]).encode()
    with zipfile.ZipFile(Path(wheel_directory) / name, "w") as wheel:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, DATE)
            entry.external_attr = (0o755 if path.endswith(".so") else 0o644) << 16
            wheel.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return name


def build_sdist(sdist_directory, config_settings=None):
    raise SystemExit("There is no source distribution; clone the repository and run tools/build-wheel.sh.")


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
