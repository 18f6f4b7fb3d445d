package dk.maaltal.cli;

/** How something is told: to a person or to a program. */
enum TableOrJson {
    table,
    json
}
