"""Publishing, on Debian's own sshd, rsync and nginx."""
