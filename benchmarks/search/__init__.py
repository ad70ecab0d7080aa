"""Search side by side with Pagefind and with Material and jieba: `python -m benchmarks.search`."""
