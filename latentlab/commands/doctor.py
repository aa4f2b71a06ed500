"""What this machine lacks, and the exact line that installs it."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict

from latentlab.commands.checkups import CHECKUPS, Check, State
from latentlab.commands.options import Options, Shared, emit

MARKS: dict[State, str] = {"ok": "ok", "optional": "--", "missing": "!!"}


def doctor(options: Shared = Options()) -> int:
    """Find what this machine lacks, and print the line that installs it. Exits with 1 if it cannot work."""
    checks = [check for checkup in CHECKUPS for check in checkup()]
    needed = apt_line([package for check in checks if check.state == "missing" for package in check.packages])
    wished = apt_line(
        [package for check in checks if check.state == "optional" for package in check.packages]
    )
    broken = any(check.state == "missing" for check in checks)
    if options.json:
        emit(
            {
                "ok": not broken,
                "checks": [asdict(check) for check in checks],
                "install": needed,
                "install_optional": wished,
            }
        )
    else:
        _show(checks, needed, wished, broken)
    return 1 if broken else 0


def apt_line(packages: list[str]) -> str:
    """The command that installs Debian packages, '' for none."""
    if not packages:
        return ""
    sudo = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get install -y {' '.join(dict.fromkeys(packages))}"


def _show(checks: list[Check], needed: str, wished: str, broken: bool) -> None:
    for check in checks:
        print(f"{MARKS[check.state]:<3} {check.name}: {check.detail}")
        if check.remedy and check.state != "ok":
            print(f"      {check.remedy}")
    if needed:
        print(f"\nInstall what is missing:\n  {needed}")
    if wished:
        print(f"\nInstall what would be good to have:\n  {wished}")
    if not broken:
        print("\nLatentLab can work here.")
    sys.stdout.flush()
