"""Vector clocks: which of two edits of a finding came first, if either did."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Clock:
    ticks: dict[str, int] = field(default_factory=dict)

    def tick(self, device: str) -> "Clock":
        return Clock({**self.ticks, device: self.ticks.get(device, 0) + 1})

    def merge(self, other: "Clock") -> "Clock":
        devices = self.ticks.keys() | other.ticks.keys()
        return Clock({each: max(self.ticks.get(each, 0), other.ticks.get(each, 0)) for each in devices})

    def is_before(self, other: "Clock") -> bool:
        if self.ticks == other.ticks:
            return False
        return all(count <= other.ticks.get(device, 0) for device, count in self.ticks.items())

    def is_beside(self, other: "Clock") -> bool:
        if self.ticks == other.ticks:
            return False
        return not self.is_before(other) and not other.is_before(self)


def parse(text: str) -> Clock:
    """Reads `tablet-3=4,phone-1=2`, as devices send it."""
    ticks: dict[str, int] = {}
    for part in filter(None, text.split(",")):
        device, _, count = part.partition("=")
        if not count.isdigit():
            raise ValueError(f"no count for {device!r}")
        ticks[device.strip()] = int(count)
    return Clock(ticks)
