"""Work that knows no entry: parallel work, atomic swaps, archives, bundling of scripts, QR codes."""
