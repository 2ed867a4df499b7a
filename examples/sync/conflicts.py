"""What an inspector is shown where two versions cannot be merged."""

from __future__ import annotations

from sync.merge import Finding, Merged


def question(merged: Merged, left: Finding, right: Finding) -> list[str]:
    lines = []
    for name in merged.conflicts:
        lines.append(f"{name}: {getattr(left, name)!r} or {getattr(right, name)!r}?")
    return lines


def resolve(merged: Merged, chosen: Finding) -> Finding:
    if not merged.conflicts:
        return merged.finding
    return Finding(
        text=chosen.text if "text" in merged.conflicts else merged.finding.text,
        rating=chosen.rating if "rating" in merged.conflicts else merged.finding.rating,
        photos=merged.finding.photos,
    )
