package dk.maaltal.cli;

import dk.maaltal.delivery.Courier;
import dk.maaltal.delivery.Deliveries;
import dk.maaltal.delivery.Deliveries.Delivery;
import dk.maaltal.editions.Edition;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import java.util.List;

/** Delivers what waits of an institution, one process at a time, and tells how it went. */
final class Delivering {

    private final Workspace workspace;
    private final Session session;

    Delivering(Workspace workspace, Session session) {
        this.workspace = workspace;
        this.session = session;
    }

    /** What was attempted, as it ended; nothing where another process is at it. */
    List<Delivery> deliver(Store store) {
        if (new Deliveries(store.client()).open().isEmpty()) {
            return List.of();
        }
        return session.runner()
                .alone(store.name(), "deliveries", () -> new Courier(store, workspace, session.outbox()).deliver())
                .orElse(List.of());
    }

    /** "edition 1 of aarsrapport at 2022 to okonomi@styrelsen.dk: sent". */
    static String told(Delivery delivery, Store store) {
        return what(delivery, store) + ": " + delivery.state().word() + why(delivery);
    }

    /** What is waited for: "delivery of edition 1 of aarsrapport at 2022 to okonomi@styrelsen.dk". */
    static String awaited(Delivery delivery, Store store) {
        return "delivery of " + what(delivery, store) + why(delivery);
    }

    private static String what(Delivery delivery, Store store) {
        Edition edition = store.editions().of(delivery.edition());
        return "edition " + edition.number() + " of " + edition.key().report() + " at "
                + edition.key().at() + " to " + delivery.recipient();
    }

    private static String why(Delivery delivery) {
        return delivery.told().isEmpty() ? "" : " (" + delivery.told() + ")";
    }
}
