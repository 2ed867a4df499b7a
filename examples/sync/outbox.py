"""What a device has not sent yet, oldest first."""

from __future__ import annotations

import json
from pathlib import Path


class Outbox:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, number: int, finding: dict) -> Path:
        path = self.folder / f"{number:08}.json"
        path.write_text(json.dumps(finding), encoding="utf-8")
        return path

    def waiting(self) -> list[Path]:
        return sorted(self.folder.glob("*.json"))

    def send(self, post) -> int:
        sent = 0
        for path in self.waiting():
            try:
                answer = post(json.loads(path.read_text(encoding="utf-8")))
            except ConnectionError:
                break
            if answer == 409:
                path.rename(path.with_suffix(".conflict"))
                continue
            path.unlink()
            sent += 1
        return sent

    def conflicts(self) -> list[Path]:
        return sorted(self.folder.glob("*.conflict"))
