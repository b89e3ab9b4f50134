"""What is owed (应办事项), and how it stands on a date. Everything that counts, counts obligations."""
