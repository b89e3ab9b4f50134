"""The golden figures, as derived by hand from domain notes b6."""

A = "2026年机关党建工作要点任务分解表"
C = "市统计局党支部2026年组织生活"
B = "市委第三巡察组反馈意见整改台账"
KEYS = "total done done_on_time done_late due due_done_on_time overdue due_soon in_progress not_started".split()
APART = "suspended cancelled carried exempt ongoing unassessable outside unread".split()

FIGURES = [
    # ledger, role, as of, period, the ten counts, what stands apart
    (A, "matters", "2026-06-30", "2026", [12, 2, 1, 1, 2, 1, 0, 0, 2, 8], {"cancelled": 1, "ongoing": 2, "unassessable": 1, "outside": 1}),
    (A, "matters", "2026-09-30", "2026", [11, 5, 4, 1, 8, 3, 2, 3, 4, 2], {"suspended": 1, "cancelled": 1, "ongoing": 2, "unassessable": 1, "outside": 1}),
    (A, "matters", "2026-10-01", "2026", [11, 5, 4, 1, 8, 3, 4, 1, 4, 2], {"suspended": 1, "cancelled": 1, "ongoing": 2, "unassessable": 1, "outside": 1}),
    (A, "matters", "2026-09-30", "2026Q3", [6, 2, 2, 0, 6, 2, 2, 2, 3, 1], {"suspended": 1, "ongoing": 2, "unassessable": 1, "outside": 7}),
    (A, "occurrences", "2026-09-30", "2026", [16, 9, 8, 1, 12, 8, 1, 2, 0, 7], {}),
    (A, "occurrences", "2026-10-01", "2026", [16, 9, 8, 1, 12, 8, 3, 0, 0, 7], {}),
    (B, "matters", "2026-09-30", "2026", [6, 4, 3, 1, 6, 3, 1, 1, 2, 0], {"ongoing": 1}),
    (C, "occurrences", "2026-09-30", "2026", [30, 19, 18, 1, 20, 18, 0, 1, 0, 11], {"exempt": 1}),
    (C, "occurrences", "2026-10-01", "2026", [30, 19, 18, 1, 20, 18, 1, 0, 0, 11], {"exempt": 1}),
    (B, "occurrences", "2026-09-30", "2026", [4, 2, 2, 0, 3, 2, 0, 1, 0, 2], {}),
]  # fmt: skip
