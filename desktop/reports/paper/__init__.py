"""What every print uses: tagged canvas, fonts, styles, the flow of a sheet, charts."""
