"""The hours within the shifts: breaks, meetings and other roles, planned day by day."""
