"""Write entries as articles for official accounts (公众号): to be pasted, nothing is sent."""

from generator.exports.articles.files import FOLDERS, files, old_pictures, remarks

__all__ = ["FOLDERS", "files", "old_pictures", "remarks"]
