package dk.maaltal.cli;

import dk.maaltal.cases.DataRefused;
import dk.maaltal.database.DatabaseAddress;
import dk.maaltal.institution.InstitutionName;
import dk.maaltal.store.Realm;
import dk.maaltal.store.Roles;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "db",
        description = "Prepares a PostgreSQL server of your own.",
        subcommands = DbCommand.Init.class,
        synopsisSubcommandLabel = "init",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: maaltal db init --print"})
final class DbCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Maaltal.WRONG;
    }

    @Command(
            name = "init",
            description = {
                "Makes the schemas and the roles, or prints the statements for whoever administers the server.",
                "Each institution has four roles: a loader, which owns its schema; a reporter, which makes reports; an approver,"
                        + " which is a reporter that approves; and an auditor, which reads. The role maaltal_night is a loader"
                        + " and a reporter of all of them: give it to the user that runs Måltal at night, who then needs no"
                        + " right on the database and none on the schema public.",
                "It is run as a user who may make roles and schemas (MAALTAL_DB_USER), and may be run again for new institutions; one that"
                        + " another role owned until now is taken over."
            },
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Then, for the user that runs Måltal at night: GRANT maaltal_night TO maaltal;",
                "for people, such as an auditor: GRANT ankestyrelsen_auditor TO revisor;"
            })
    static final class Init implements Callable<Integer> {

        @Mixin
        private Several institutions;

        @Option(names = "--print", description = "Print the statements, and do nothing.")
        private boolean print;

        @Mixin
        private Common common;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            List<String> names = institutions.names(common.workspace());
            names.stream()
                    .filter(name -> !InstitutionName.isValid(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new DataRefused("\"" + name + "\" is no name of an institution.");
                    });
            Realm realm = common.workspace().realm();
            List<String> statements = Roles.statements(realm, names);
            PrintWriter out = spec.commandLine().getOut();
            if (print) {
                statements.forEach(statement -> out.println(statement + ";"));
                out.flush();
                return 0;
            }
            DatabaseAddress address = DatabaseAddress.of(System.getenv())
                    .orElseThrow(() -> new DataRefused("No server is named: set MAALTAL_DB_URL, MAALTAL_DB_USER and"
                            + " MAALTAL_DB_PASSWORD. The database that is brought along needs no preparation."));
            run(address, statements);
            out.println("Made on " + address.shown() + ": the role " + Roles.NIGHT + ", the schema "
                    + realm.sharedSchema()
                    + ", and for each of " + names.size() + (names.size() == 1 ? " institution" : " institutions")
                    + " a schema, a loader, a reporter, an approver and an auditor.");
            out.flush();
            return 0;
        }

        /** All or nothing. */
        private static void run(DatabaseAddress address, List<String> statements) {
            try (Connection connection = address.connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (String sql : statements) {
                    statement.execute(sql);
                }
                connection.commit();
            } catch (SQLException e) {
                throw new DataRefused("The schemas and roles could not be made, and none was: " + e.getMessage()
                        + ". It takes a user with CREATEROLE and the right to make schemas (GRANT CREATE ON DATABASE), who made "
                        + Roles.NIGHT + " if that is there; or else a superuser. \"maaltal db init --print\" prints the"
                        + " statements for them.");
            }
        }
    }
}
