"""Exchange banks of questions as files: spreadsheets, GIFT, QTI 2.1."""
