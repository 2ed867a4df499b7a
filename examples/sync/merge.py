"""Merges two versions of a finding that were edited without a signal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    text: str
    rating: int
    photos: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Merged:
    finding: Finding
    conflicts: tuple[str, ...] = ()


def merge(base: Finding, left: Finding, right: Finding) -> Merged:
    conflicts = []
    text, is_torn = merge_value(base.text, left.text, right.text)
    if is_torn:
        conflicts.append("text")
    rating, is_torn = merge_value(base.rating, left.rating, right.rating)
    if is_torn:
        conflicts.append("rating")
        rating = max(left.rating, right.rating)
    return Merged(Finding(text, rating, merge_photos(base, left, right)), tuple(conflicts))


def merge_value(base, left, right):
    if left == right or right == base:
        return left, False
    if left == base:
        return right, False
    return base, True


def merge_photos(base: Finding, left: Finding, right: Finding) -> frozenset[str]:
    removed = (base.photos - left.photos) | (base.photos - right.photos)
    return (left.photos | right.photos) - removed
