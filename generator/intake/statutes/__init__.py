"""Read paragraphs as a rule: title, dates, chapters, articles, annexes; and write them as YAML."""
