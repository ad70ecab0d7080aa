"""Know the files that systems, editors and office programs leave behind.

One list for entries, hand-written pages and archives: nobody wrote these to be published, and
nobody sees most of them in a folder. They are left out in silence.
"""

from __future__ import annotations

import re

_LEFTOVER = re.compile(
    r"""
      \..*                      # hidden: .DS_Store, ._x of macOS, .x.swp of Vim, .~lock.x# of
                                # LibreOffice, .git
    | ~\$.*                     # Word, Excel, WPS: the mark of an open document
    | ~.*\.tmp                  # Word: ~WRL0001.tmp
    | \#.*\#                    # Emacs: autosave
    | .*~                       # Emacs, gedit, Kate: backup
    | .*\.(?:
          bak | old | orig | rej | swp | swo | tmp | temp
        | wbk | asd             # Word: backup and autosave
        | part | crdownload     # browsers: half a download
      )
    | .*\.(?:lnk|url|webloc|desktop)  # a shortcut, with a path of somebody's own machine
    | (?:eh)?thumbs\.db | desktop\.ini | icon\r
    | __macosx | \$recycle\.bin | system\ volume\ information | lost\+found
    | @eadir                    # network drives of Synology
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def is_leftover(name: str) -> bool:
    """Tell whether a file or folder of this name, without its path, is nobody's content."""
    return _LEFTOVER.fullmatch(name) is not None


_COPY = re.compile(
    r"""
      (?P<before>副本|复件|copy\ of|copy\ \(\d+\)\ of)\ ?[-_]?\ ?(?P<behind>.+)
    | (?P<name>.+?)(?:
          \ ?[(（]\d{1,3}[)）]            # browsers, Windows: x (1)
        | \ ?[-_]\ ?(?:副本|复件|copy)(?:\ ?[(（]?\d{0,3}[)）]?)?   # Windows, WPS: x - 副本 (2)
        | \ ?(?:副本|复件)\ ?\d{0,3} | \ copy(?:\ \d{1,3})? | \ \d{1,2}   # macOS: x copy, x 2
        | \ ?[(（][^()（）]*(?:冲突|conflict)[^()（）]*[)）]      # net disks
        | \.(?:sync-)?conflict[\w-]*
      )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def original_of(stem: str) -> str:
    """Return the name, without its ending, of which a name looks like a copy; "" if it does not."""
    match = _COPY.fullmatch(stem)
    return (match["name"] or match["behind"]) if match else ""
