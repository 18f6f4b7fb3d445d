package dk.maaltal.plan;

/** What a figure is counted in, and how it is printed when the plan says nothing else. */
public enum Unit {
    PERCENT("pct.", "Procent", 1, 0),
    WEEKS("uger", "Antal uger", 1, 1),
    DAYS("dage", "Antal dage", 1, 1),
    CASES("sager", "Antal sager", 0, 0);

    private final String danish;
    private final String heading;
    private final int decimals;
    private final int preliminaryDecimals;

    Unit(String danish, String heading, int decimals, int preliminaryDecimals) {
        this.danish = danish;
        this.heading = heading;
        this.decimals = decimals;
        this.preliminaryDecimals = preliminaryDecimals;
    }

    /** After a number: "pct.". */
    public String danish() {
        return danish;
    }

    /** Above a table: "Procent". */
    public String heading() {
        return heading;
    }

    /** Decimals of a target and of a result for a whole year. */
    public int decimals() {
        return decimals;
    }

    /** Decimals of a result opgjort before the year's end. */
    public int preliminaryDecimals() {
        return preliminaryDecimals;
    }
}
