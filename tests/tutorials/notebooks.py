"""Executes the notebooks of the tutorials and compares what they print, as tutorials.py does for pages; with --write, their outputs are made anew.

Needs nbclient and a kernel of Python that can import latentmi_net, NumPy, pandas, anndata and Matplotlib.
"""
import argparse
import pathlib
import sys
import tempfile

import nbclient
import nbformat
from tutorials import PAGES, ROOT, differences


def printed(cell):
    """The text of a cell's outputs, and how many pictures they have."""
    texts, pictures = [], 0
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        pictures += "image/png" in data
        if "image/png" not in data:
            texts.append(output.get("text") or data.get("text/plain", ""))
    return "".join(texts), pictures


def follow(path, write):
    notebook = nbformat.read(path, as_version=4)
    shown = [printed(cell) for cell in notebook.cells]
    with tempfile.TemporaryDirectory() as folder:
        nbclient.NotebookClient(notebook, timeout=600, resources={"metadata": {"path": folder}}).execute()
    if write:
        for cell in notebook.cells:
            cell.metadata = {}
        notebook.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}, "language_info": {"name": "python"}}
        nbformat.write(notebook, path)
        return []
    wrong = []
    for cell, (text, pictures) in zip(notebook.cells, shown):
        now, count = printed(cell)
        wrong += differences(path.name, text, now)
        if count != pictures:
            wrong.append(f"{path.name}: {pictures} pictures are shown, and {count} drawn.")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="make outputs anew")
    write = parser.parse_args().write
    wrong = []
    for path in sorted(PAGES.glob("*.ipynb")):
        found = follow(path, write)
        print(f"{path.relative_to(ROOT)}: {'made anew' if write else f'{len(found)} differences'}", flush=True)
        wrong += found
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
