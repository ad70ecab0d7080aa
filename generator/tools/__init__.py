"""Do work that knows no entry: processes, swaps, archives, palette, scripts, QR codes."""
