"""What every page uses, knowing no page: theme, controls, tables, panel, runner and desk."""
