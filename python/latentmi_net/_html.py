"""The picture of an estimate in a notebook: text and inline SVG, nothing from elsewhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, List

import numpy as np

if TYPE_CHECKING:
    from ._result import Estimate

_WIDTH, _HEIGHT, _MARGIN = 300, 190, 28
_MOST_POINTS = 2000


def render(estimate: "Estimate") -> str:
    """The estimate as a fragment of HTML."""
    bound = estimate.at_least_bits
    value = f"at least {bound:.4f} bits" if bound is not None else f"{estimate.bits:.4f} bits"
    rows = [("mutual information", f"<b>{value}</b>")]
    if estimate.interval is not None:
        rows.append(("95 % interval", f"{estimate.interval[0]:.4f} to {estimate.interval[1]:.4f} bits"))
    if estimate.p_value is not None:
        rows.append(("p-value", f"{estimate.p_value:.3g} ({len(estimate.null_bits)} permutations)"))
    report = estimate.to_dict()
    rows.append(("estimator", escape(estimate.estimator)))
    rows.append(("rows, columns", f"{estimate.n_samples}; {report['dims_x']} in X, {report['dims_y']} in Y"))
    if report["representation"]:
        rows.append(("representation", f"{escape(report['representation'])}, {report['latent_dims']} latent dimensions"))
    table = "".join(f'<tr><td style="text-align:left;opacity:.7">{name}</td><td style="text-align:left">{text}</td></tr>' for name, text in rows)
    remarks = "".join(
        f'<div style="border-left:3px solid #d9822b;padding:2px 8px;margin:4px 0;max-width:60em"><b>{escape(item.id)}</b>: {escape(item.message)}</div>'
        for item in estimate.warnings + estimate.diagnosis
    )
    pictures = _histogram(estimate.pmi, estimate.bits)
    if estimate.latents is not None:
        pictures += _scatter(estimate.latents[0][:, 0], estimate.latents[1][:, 0], estimate.pmi)
    return f'<div><table>{table}</table>{remarks}<div style="display:flex;flex-wrap:wrap;gap:12px">{pictures}</div></div>'


def _frame(title: str, left: str, right: str, body: List[str]) -> str:
    bottom = _HEIGHT - _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{escape(title)}" style="font:11px sans-serif;fill:currentColor">'
        f'<text x="{_WIDTH / 2}" y="12" text-anchor="middle">{escape(title)}</text>{"".join(body)}'
        f'<line x1="{_MARGIN}" y1="{bottom}" x2="{_WIDTH - 8}" y2="{bottom}" stroke="currentColor" stroke-width="0.7"/>'
        f'<text x="{_MARGIN}" y="{_HEIGHT - 12}">{escape(left)}</text>'
        f'<text x="{_WIDTH - 8}" y="{_HEIGHT - 12}" text-anchor="end">{escape(right)}</text></svg>'
    )


def _histogram(pmi: np.ndarray, mean: float) -> str:
    values = pmi[np.isfinite(pmi)]
    if values.size == 0:
        return ""
    counts, edges = np.histogram(values, bins=min(40, max(5, int(np.sqrt(values.size)))))
    low, high = edges[0], edges[-1]
    top, bottom = 22, _HEIGHT - _MARGIN
    scale = (_WIDTH - 8 - _MARGIN) / (high - low)
    body = []
    for count, start, end in zip(counts, edges, edges[1:]):
        height = (bottom - top) * count / counts.max()
        body.append(
            f'<rect x="{_MARGIN + (start - low) * scale:.1f}" y="{bottom - height:.1f}" width="{max(0.5, (end - start) * scale - 0.5):.1f}" '
            f'height="{height:.1f}" fill="#4c78a8"/>'
        )
    if low <= mean <= high:
        at = _MARGIN + (mean - low) * scale
        body.append(f'<line x1="{at:.1f}" y1="{top}" x2="{at:.1f}" y2="{bottom}" stroke="#d9822b" stroke-width="1.5"/>')
    return _frame("pointwise information of the rows, bits; line: mean", f"{low:.2f}", f"{high:.2f}", body)


def _scatter(x: np.ndarray, y: np.ndarray, pmi: np.ndarray) -> str:
    chosen = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    if chosen.size == 0:
        return ""
    chosen = chosen[:: -(-chosen.size // _MOST_POINTS)]
    x, y, pmi = x[chosen].astype(float), y[chosen].astype(float), pmi[chosen]
    top, bottom = 22, _HEIGHT - _MARGIN

    def place(values, start, end):
        low, high = values.min(), values.max()
        return start + (values - low) / (high - low if high > low else 1) * (end - start)

    body = [
        f'<circle cx="{across:.1f}" cy="{up:.1f}" r="1.3" fill="{"#4c78a8" if not value < 0 else "#bbb"}" fill-opacity="0.6"/>'
        for across, up, value in zip(place(x, _MARGIN + 2, _WIDTH - 10), place(y, bottom - 2, top), pmi)
    ]
    return _frame("first latent of Y over that of X; gray: pointwise below 0", f"{x.min():.2f}", f"{x.max():.2f}", body)
