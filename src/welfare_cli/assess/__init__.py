"""Plan and actuals to assessments: pure functions, exact numbers. Knows no file, no screen."""
