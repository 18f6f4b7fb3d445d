/**
 * Excel workbooks as templates.
 *
 * <p><b>In:</b> a workbook whose cells, sheet names, headers, footers, links and drawings have fields and directives
 * typed in them, and the values of the fields. <b>Out:</b> the workbook filled in, with every formula's result in it.
 *
 * <p>The sheets become one source for FreeMarker, with a call for each row and cell ({@link
 * dk.maaltal.template.excel.SheetSource}). As FreeMarker runs, the rows are written ({@link
 * dk.maaltal.template.excel.FilledSheet}) and it is noted what each row and column of the template became ({@link
 * dk.maaltal.template.excel.CellMapping}). By that, all that refers to cells is then fitted: formulas, Excel Tables,
 * charts, names, formats ({@link dk.maaltal.template.excel.FilledBook}).
 *
 * <p>Rows are not held in memory beyond 4,000,000 bytes of a sheet ({@link dk.maaltal.template.excel.RowBuffer}); the
 * numbers of its cells, 8 bytes each, and its formulas are.
 */
package dk.maaltal.template.excel;
