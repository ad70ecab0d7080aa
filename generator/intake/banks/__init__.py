"""Banks of questions as files that others write and read: spreadsheets, GIFT, QTI 2.1."""
