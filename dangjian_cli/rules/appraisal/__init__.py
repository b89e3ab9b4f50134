"""考核: appraisals of secretaries (DJ8xx)."""
