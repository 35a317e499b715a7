"""From a built site to the public: its manifest, publishing it, auditing what is live."""
