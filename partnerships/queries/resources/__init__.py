"""Records as JSON documents, for machines: put together by PostgreSQL, a page of them in one query."""
