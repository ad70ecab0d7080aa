"""Connect the house with MkDocs: beside the theme folder the only part that knows it."""

import os

# Material tells of the future of MkDocs, in English, whenever it is first imported.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
