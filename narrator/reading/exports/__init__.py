"""A ZIP archive of posts (Substack, Medium, Ghost, Notion, Obsidian, any folder) → one `Source` for each."""
