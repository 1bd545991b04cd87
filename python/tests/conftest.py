import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(os.environ.get("LATENTMI_ROOT", Path(__file__).parents[2]))


@pytest.fixture(scope="session")
def pair():
    """800 rows of 12 and 8 columns that share two dimensions."""
    random = np.random.default_rng(5)
    shared = random.normal(size=(800, 2))
    x = shared @ random.normal(size=(2, 12)) + random.normal(size=(800, 12))
    y = shared @ random.normal(size=(2, 8)) + random.normal(size=(800, 8))
    return x, y


@pytest.fixture(scope="session")
def kinds():
    """300 labels that tell about a column."""
    random = np.random.default_rng(6)
    codes = random.integers(0, 3, size=300)
    return np.array(["Bcell", "a b", "Tcell"])[codes], codes[:, None] + random.normal(size=(300, 1))


@pytest.fixture(scope="session")
def tool():
    """What the command prints with --json."""
    program = os.environ.get("LMI", str(ROOT / "src/LatentMI.Cli/bin/Release/net10.0/lmi"))
    if not Path(program).exists():
        pytest.skip("the command is not built; dotnet build -c Release")

    def run(*words):
        done = subprocess.run([program, *map(str, words), "--json", "--quiet"], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture
def command(tool, tmp_path):
    """The report of ``lmi estimate``, of arrays."""

    def estimate(x, y, *options, given=None):
        paths = []
        for name, array in (("x", x), ("y", y), ("z", given)):
            if array is not None:
                paths.append(tmp_path / f"{name}.npy" if array.dtype.kind not in "OU" else tmp_path / f"{name}.csv")
                np.save(paths[-1], array) if paths[-1].suffix == ".npy" else paths[-1].write_text("label\n" + "\n".join(array) + "\n")
        return tool("estimate", *paths[:2], *(["--given", paths[2]] if given is not None else []), *options)

    return estimate
