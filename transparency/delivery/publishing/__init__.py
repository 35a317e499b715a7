"""Publishing to a server: rsync over OpenSSH into a new release, then one switch."""
