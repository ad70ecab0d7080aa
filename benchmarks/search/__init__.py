"""The search side by side with Pagefind and with Material for MkDocs and jieba: `python -m
benchmarks.search`.
"""
