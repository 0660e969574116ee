"""Plan and actuals to assessments: pure functions and exact numbers. Reads no file, knows no screen."""
