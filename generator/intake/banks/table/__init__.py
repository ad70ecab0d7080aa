"""Read banks of questions from tables of any make: workbooks and separated text."""
