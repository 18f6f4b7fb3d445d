package dk.maaltal.cli;

import dk.maaltal.calendar.ReportingPoint;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --at}. */
final class AtConverter implements ITypeConverter<ReportingPoint> {

    @Override
    public ReportingPoint convert(String text) {
        try {
            return ReportingPoint.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
