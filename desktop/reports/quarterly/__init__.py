"""The quarterly report, one file per part; `build.build` is the door."""
