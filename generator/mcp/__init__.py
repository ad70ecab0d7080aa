"""Let a language model on a closed network ask a finished edition: read only, over stdio."""
