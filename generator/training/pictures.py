"""Find the pictures of questions as they are published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.training.course import Image

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.kinds.picture import Picture
    from generator.media import Album


def shown_in(album: Album) -> Callable[[Picture], Image]:
    """Return what finds a picture in an album; where it lacks one, its words are shown."""

    def shown(picture: Picture) -> Image:
        sizes = album.pictures.get(picture.file)
        if sizes is None:
            return Image(picture.alt)
        usual = sizes.usual
        return Image(picture.alt, usual.path, usual.width, usual.height)

    return shown
