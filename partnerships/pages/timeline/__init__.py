"""The timeline: one question, as list, drawing or download."""
