"""Put a finished folder in the place of another, in one step where the system has one."""

from __future__ import annotations

import ctypes
import glob
import logging
import os
import secrets
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

log = logging.getLogger(__name__)

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_OLD = "-old"


def refusal(place: Path, folders: Iterable[Path]) -> str:
    """Say why a folder must not be replaced as a whole, in words; "" where it may.

    It must be no link, not hold one of the `folders`, not lie in the first of them, and hold
    nothing but what is built here: a site, or books.
    """
    if place.is_symlink():
        return "是一个链接，要换成新的目录就会断；请换一个输出目录，让链接指到那里"
    whole, (first, *others) = place.resolve(), [path.resolve() for path in folders]
    if any(one.is_relative_to(whole) for one in (first, *others)):
        return "要整个换成新的，而内容就在里面；请换一个输出目录"
    if whole.is_relative_to(first):
        return "在内容目录里面；请换一个输出目录，如 site"
    entries = whole.iterdir() if whole.is_dir() else ()
    there = [one for one in entries if not one.name.startswith(".")]
    if any(one.suffix not in _BOOKS for one in there) and not _is_site(whole):
        return "里有不是这里生成的文件，不能替换；请换一个输出目录，或先把它们移走"
    return ""


def _is_site(folder: Path) -> bool:
    """Whether a folder holds a site that was built here, or the half of one."""
    try:
        return _SIGN in (folder / "index.html").read_bytes()
    except OSError:
        return (folder / _SIGN.decode()).is_dir()


_SIGN = b"assets/qingjian/"
"""Stands in the first page of every site that is built here."""

_BOOKS = (".pdf", ".epub", ".db", ".ini")
"""What may lie in a folder of books; Windows adds Thumbs.db and desktop.ini."""


def beside(place: Path) -> Path:
    """Return a new empty folder beside `place`, to be put in its place when it is full.

    As open to others as any new folder here: one from tempfile would be its owner's alone, on
    Windows for good.
    """
    folder = place.with_name(f".{place.name}-{secrets.token_hex(4)}")
    folder.mkdir()
    _mark_of(folder).touch()
    return folder


def _mark_of(work: Path) -> Path:
    """The file beside a folder of ours that says so; other folders of such names are strangers'.

    It lies beside and not within, since MkDocs empties the folder and the folder becomes the site.
    """
    return work.with_name(f"{work.name}.qingjian")


def discard(work: Path) -> None:
    """Remove a folder from `beside`, or what was exchanged for it, if it is still there."""
    shutil.rmtree(work, ignore_errors=True)
    if not any(rest.exists() for rest in (work, _old_of(work))):
        _mark_of(work).unlink(missing_ok=True)


def _old_of(work: Path) -> Path:
    """What the folder that `work` takes the place of is called between two renames."""
    return work.with_name(work.name + _OLD)


def clear_up(place: Path) -> None:
    """Remove what killed processes left beside `place`.

    If one was killed between two renames, undo the first.
    """
    for mark in sorted(place.parent.glob(f".{glob.escape(place.name)}-*.qingjian")):
        work = mark.with_suffix("")
        old = _old_of(work)
        if old.exists() and not place.exists():
            old.rename(place)
        for rest in (work, old):
            if rest.exists():
                shutil.rmtree(rest)
        mark.unlink()


def put_in_place(new: Path, place: Path) -> None:
    """Make `new` the folder at `place`; what was there before is then at `new`, or gone.

    On Linux the two change names at once: whoever looks, and whenever this process is killed, finds
    the one or the other. Where the system or the file system cannot do that, there is a moment
    between two renames. Raises OSError where a rename is refused, as Windows does while a file is
    open; then nothing has changed.
    """
    if not place.exists():
        new.rename(place)
    elif not _exchange(new, place):
        old = _old_of(new)
        place.rename(old)
        try:
            new.rename(place)
        except OSError:
            old.rename(place)
            raise
        shutil.rmtree(old, ignore_errors=True)  # what is in use is left to clear_up


def _exchange(one: Path, other: Path) -> bool:
    """Let two paths change places with renameat2(2); False where that does not work."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:  # an older C library
        return False
    done: int = renameat2(
        _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE
    )
    return done == 0


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other process is in this block for the same folder.

    A process that ends gives its lock back. Where there are no locks, builds take turns by
    themselves or not at all.
    """
    try:
        import fcntl
    except ImportError:  # not a Unix
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            log.warning("%s 里另有一次生成正在进行，等它结束……", folder)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:  # a file system without locks, such as NFS for a folder
            log.debug("no lock for %s", folder)
        yield
    finally:
        os.close(descriptor)
