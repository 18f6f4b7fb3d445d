package dk.maaltal.template.excel;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.office.OfficeFile;

/** What the days of a workbook are counted from: 1900 in Windows, and in workbooks from old Macintoshes 1904. */
final class DateSystem {

    private DateSystem() {}

    /**
     * Refuses a workbook that counts from 1904, in which the same number is a day four years later.
     *
     * @throws BadTemplate with what to do
     */
    static void refuse1904(OfficeFile workbook) {
        SpreadsheetXml.first(workbook.xml("xl/workbook.xml"), "workbookPr")
                .filter(properties ->
                        properties.getAttribute("date1904").strip().matches("1|true|on"))
                .ifPresent(properties -> {
                    throw new BadTemplate(
                            workbook.name(), Messages.text("excel.workbook"), Messages.text("excel.from-1904"));
                });
    }
}
