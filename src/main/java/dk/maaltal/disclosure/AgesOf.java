package dk.maaltal.disclosure;

import dk.maaltal.plan.Indicator;

/** Which ages each kind of indicator counts: {@link Indicator.Ages#ANY} unless it counts cases of some ages only. */
record AgesOf() implements Indicator.Visitor<Indicator.Ages> {

    @Override
    public Indicator.Ages decided(Indicator.Decided decided) {
        return decided.ages();
    }

    @Override
    public Indicator.Ages pending(Indicator.Pending pending) {
        return pending.ages();
    }

    @Override
    public Indicator.Ages share(Indicator.Share share) {
        return Indicator.Ages.ANY;
    }

    @Override
    public Indicator.Ages late(Indicator.Late late) {
        return Indicator.Ages.ANY;
    }

    @Override
    public Indicator.Ages average(Indicator.Average average) {
        return Indicator.Ages.ANY;
    }

    @Override
    public Indicator.Ages percentile(Indicator.Percentile percentile) {
        return Indicator.Ages.ANY;
    }

    @Override
    public Indicator.Ages rate(Indicator.Rate rate) {
        return Indicator.Ages.ANY;
    }

    @Override
    public Indicator.Ages received(Indicator.Received received) {
        return Indicator.Ages.ANY;
    }

    @Override
    public Indicator.Ages pendingAge(Indicator.PendingAge pendingAge) {
        return Indicator.Ages.ANY;
    }

    @Override
    public Indicator.Ages oldest(Indicator.Oldest oldest) {
        return Indicator.Ages.ANY;
    }

    @Override
    public Indicator.Ages stock(Indicator.Stock stock) {
        return Indicator.Ages.ANY;
    }

    @Override
    public Indicator.Ages reported(Indicator.Reported reported) {
        return Indicator.Ages.ANY;
    }

    @Override
    public Indicator.Ages deviation(Indicator.Deviation deviation) {
        return Indicator.Ages.ANY;
    }

    @Override
    public Indicator.Ages ratio(Indicator.Ratio ratio) {
        return Indicator.Ages.ANY;
    }

    @Override
    public Indicator.Ages yearBefore(Indicator.YearBefore before) {
        return Indicator.Ages.ANY;
    }
}
