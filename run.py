"""One door: sets the program up on a fresh machine, then runs the app, the tests or a command.

Standard library only. `python run.py` opens the app; `python run.py test` runs every test;
`python run.py COMMAND …` is the command line (`python run.py --help`); `python run.py benchmark NAME` measures.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = "qianshou-requirements"
MINIMUM = (3, 11)
BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge",
)  # fmt: skip
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


class SetupError(Exception):
    """Something the machine lacks; the message says which command provides it."""


def main(arguments: list[str]) -> int:
    """Run what was asked; the exit status."""
    if sys.version_info < MINIMUM:
        say(f"Qianshou needs Python {MINIMUM[0]}.{MINIMUM[1]} or newer; this is {platform.python_version()}.")
        return 1
    try:
        if arguments[:1] == ["test"]:
            return run_tests(arguments[1:])
        if arguments[:1] == ["benchmark"]:
            return run_benchmark(*(arguments[1:] or ["matching"]))
        python = set_up(["requirements.txt"])
        if arguments and arguments[0] != "app":
            return call([python, "-m", "app.cli", *arguments], here=True)
        return run_app(python, arguments[1:])
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


def run_app(python: str, options: list[str]) -> int:
    """Bring the graph up to the seed data, then open the app on this machine only."""
    status = call([python, "-m", "app.cli", "build"])
    if status:
        return status
    address = ["--server.address", "127.0.0.1"]
    return hand_over([python, "-m", "streamlit", "run", "app/main.py", *address, *options])


def run_tests(options: list[str]) -> int:
    """Run the whole suite; a browser is found or fetched, a Neo4j server is started by the tests themselves.

    What could not run is counted in the closing lines (`tests/conftest.py`); with CI=true it is a failure.
    """
    python = set_up(["requirements.txt", "requirements-dev.txt"])
    # The tests make graphs of their own; empty, this also sets aside a server that the secrets' file names.
    environment = {**os.environ, "QIANSHOU_STORE": ""}
    browser, remedy = find_browser(python)
    if browser:
        environment["QIANSHOU_BROWSER"] = browser
    elif remedy:
        environment["QIANSHOU_NO_BROWSER"] = remedy
    return call([python, "-m", "pytest", *options], environment)


def run_benchmark(name: str, *options: str) -> int:
    """Measure one thing; which things there are is said where it is asked, or where another is named."""
    modules = [path for path in (ROOT / "benchmarks").glob("*.py") if path.stem != "__init__"]
    names = sorted([path.stem for path in modules] + [path.parent.name for path in (ROOT / "benchmarks").glob("*/__main__.py")])
    if name in ("--help", "-h"):
        print(f"python run.py benchmark NAME, one of: {', '.join(names)}")
        return 0
    if name not in names:
        say(f"error: benchmark: there is no {name!r}. Use one of: {', '.join(names)}")
        return 2
    return call([set_up(["requirements.txt"]), "-m", f"benchmarks.{name}", *options])


def set_up(requirement_files: list[str]) -> str:
    """Make the virtual environment and install what is pinned; the path of its Python.

    Quick where nothing has changed: a stamp holds the files' hash and is written last, so that an
    interrupted set-up starts again.
    """
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    missing = [name for name in requirement_files if not is_stamped(name)]
    if python.exists() and not missing:
        return str(python)
    if not python.exists() or not (VENV / "pyvenv.cfg").exists():
        make_environment()
    for name in missing:
        say(f"installing {name} …")
        status = subprocess.call(
            [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "-r", str(ROOT / name)],
            stdout=sys.stderr,
        )
        if status:
            raise SetupError(f"pip could not install {name} (see above); check the network, then start again.")
        write_stamp(name)
    return str(python)


def make_environment() -> None:
    """Create `.venv`; where Python lacks `venv`, say the one command that provides it."""
    say("creating .venv …")
    shutil.rmtree(VENV, ignore_errors=True)
    result = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if result.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise SetupError(f"Python cannot create a virtual environment. Run: {venv_command()}")


def venv_command() -> str:
    """The command that provides `venv` on this machine."""
    if sys.platform.startswith("linux"):
        if shutil.which("apt-get"):
            return f"sudo apt-get install python3.{sys.version_info.minor}-venv"
        if shutil.which("dnf"):
            return "sudo dnf install python3-pip"
        return "install your distribution's python3-venv package"
    if sys.platform == "darwin":
        return "brew install python"
    return "winget install Python.Python.3.12"


def fingerprint(name: str) -> str:
    """What an installed requirements file is known by: its text, the Python and the place."""
    text = (ROOT / name).read_bytes()
    return hashlib.sha256(text + sys.version.encode() + str(ROOT).encode()).hexdigest()


def is_stamped(name: str) -> bool:
    """Whether this very file has been installed."""
    stamp = VENV / f"{STAMP}-{name}"
    return stamp.exists() and stamp.read_text() == fingerprint(name)


def write_stamp(name: str) -> None:
    """Note, in one step, that the file has been installed."""
    draft = VENV / f"{STAMP}-{name}.part"
    draft.write_text(fingerprint(name))
    os.replace(draft, VENV / f"{STAMP}-{name}")


def find_browser(python: str) -> tuple[str | None, str | None]:
    """(path, None) of a browser, (None, None) for Playwright's own, or (None, command to run)."""
    found = system_browser()
    if found:
        return found, None
    say("no Chromium on this machine; trying Playwright's own download …")
    if call([python, "-m", "playwright", "install", "chromium"], quiet=True) == 0:
        return None, None
    if shutil.which("apt-get"):
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            say("trying the package manager …")
            call(["apt-get", "update"], quiet=True)
            call(["apt-get", "install", "-y", "chromium"], quiet=True)
            found = system_browser()
            if found:
                return found, None
        return None, "sudo apt-get install chromium"
    return None, f"{python} -m playwright install chromium"


def system_browser() -> str | None:
    """The path of an installed Chromium, Chrome or Edge."""
    for name in BROWSERS:
        path = shutil.which(name)
        if path:
            return path
    return next((place for place in PLACES if Path(place).exists()), None)


def hand_over(command: list[str]) -> int:
    """Let the command take this program's place, so that whoever ends one ends the other too."""
    if os.name == "nt":
        return call(command)
    os.chdir(ROOT)
    os.execve(command[0], command, surroundings(os.environ))


def surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """UTF-8 everywhere, Windows included; the project is importable and the current folder is not."""
    return {**environment, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}


def call(
    command: list[str], environment: dict[str, str] | None = None, *, quiet: bool = False, here: bool = False
) -> int:
    """Run a command, in the project's folder unless `here`; its exit status."""
    output = subprocess.DEVNULL if quiet else None
    folder = None if here else ROOT
    return subprocess.call(command, cwd=folder, env=surroundings(os.environ if environment is None else environment), stdout=output, stderr=output)


def say(text: str) -> None:
    """A line for the person, never on standard output."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
