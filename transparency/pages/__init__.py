"""The pages of the site: their heads, views and templates, and the frame around them."""
