package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dk.maaltal.SystemUser;
import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.delivery.Courier;
import dk.maaltal.delivery.Deliveries;
import dk.maaltal.delivery.MailServer;
import dk.maaltal.delivery.Outbox;
import dk.maaltal.store.Realm;
import dk.maaltal.store.Store;
import dk.maaltal.store.Stores;
import dk.maaltal.store.Workspace;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Published editions get to those who are named, each once, through a real SMTP server. */
class DeliveryTest {

    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);
    private static final String ANNA = "anna@styrelsen.dk";
    private static final String BO = "bo@styrelsen.dk";

    @RegisterExtension
    static final GreenMailExtension SERVER =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void openAnOffice(TestInfo test) {
        office = Office.open(
                folder,
                "post-" + RUN + "-"
                        + Math.abs(test.getTestMethod().orElseThrow().getName().hashCode() % 100_000));
        office.extract(List.of("1;03-01-2022;10-01-2022;Klager;Nej"));
        declare("mail to: [" + ANNA + ", " + BO + "]\n    copy to: " + folder.resolve("faelles"));
    }

    private void declare(String more) {
        TestFolder.write(
                office.own("report.yaml"),
                "reports:\n  aarsrapport:\n    documents: [overblik.html, bilag.xlsx]\n    " + more + "\n");
    }

    /** A command in a process of its own, whose environment names the server. */
    private Terminal.Ended command(String... words) {
        return command(SERVER.getSmtp().getPort(), MailServer.Tls.NONE, "60").run(inFolder(words));
    }

    private static CommandProcess command(int port, MailServer.Tls tls, String seconds) {
        return new CommandProcess()
                .with("MAALTAL_SMTP_HOST", "127.0.0.1")
                .with("MAALTAL_SMTP_PORT", Integer.toString(port))
                .with("MAALTAL_SMTP_TLS", tls.name().toLowerCase(Locale.ROOT))
                .with("MAALTAL_SMTP_TIMEOUT", seconds)
                .with("MAALTAL_MAIL_FROM", "maaltal@styrelsen.dk")
                .with("MAALTAL_MAIL_OPERATIONS", "drift@styrelsen.dk");
    }

    private String[] inFolder(String... words) {
        return Stream.concat(
                        Stream.of(words),
                        Stream.of(
                                "--jobs", folder.resolve("jobs").toString(),
                                "--out", folder.resolve("out").toString()))
                .toArray(String[]::new);
    }

    private Terminal.Ended run() {
        return command("run", office.name(), "aarsrapport", "--at", "2022");
    }

    private Store store() {
        return new Stores(TestDatabase.dataSource(), Realm.REAL).existing(office.name());
    }

    private MailServer server(int port, long mostBytes) {
        return server(port, mostBytes, Duration.ofMinutes(1));
    }

    private MailServer server(int port, long mostBytes, Duration within) {
        return new MailServer(
                "127.0.0.1",
                port,
                MailServer.Tls.NONE,
                Optional.empty(),
                Optional.empty(),
                "maaltal@styrelsen.dk",
                Optional.empty(),
                mostBytes,
                within);
    }

    /** All that waits, in one go. */
    private List<Deliveries.Delivery> deliver(MailServer server) {
        return new Courier(
                        store(),
                        new Workspace(
                                folder.resolve("jobs"),
                                Path.of("templates"),
                                folder.resolve("out"),
                                folder.resolve("var"),
                                Realm.REAL),
                        Optional.of(new Outbox(server)))
                .deliver();
    }

    private static List<String> to() throws MessagingException {
        List<String> to = new ArrayList<>();
        for (MimeMessage message : SERVER.getReceivedMessages()) {
            to.add(Arrays.toString(message.getAllRecipients()));
        }
        return to;
    }

    private static MimeMessage only(String recipient) throws MessagingException {
        List<MimeMessage> found = new ArrayList<>();
        for (MimeMessage message : SERVER.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals(recipient)) {
                found.add(message);
            }
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String text(MimeMessage message) throws MessagingException, IOException {
        return ((MimeMultipart) message.getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
    }

    private static List<String> attachments(MimeMessage message) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) message.getContent();
        List<String> names = new ArrayList<>();
        for (int i = 1; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            names.add(part.getFileName());
        }
        return names;
    }

    @Test
    void eachRecipientGetsAMailOfTheirOwnOnce() throws Exception {
        Terminal.Ended ended = run();

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains(
                        "Delivered:", "edition 1 of aarsrapport at 2022 to " + ANNA + ": sent", "to " + BO + ": sent");
        assertThat(to()).containsExactlyInAnyOrder("[" + ANNA + "]", "[" + BO + "]");
        MimeMessage mail = only(ANNA);
        assertThat(mail.getSubject()).isEqualTo("Prøvestyrelsen: Prøveplan 2022, opgjort ved udgangen af 2022");
        assertThat(text(mail).replace("\r\n", "\n"))
                .startsWith(
                        "Hermed målrapporteringen for Prøvestyrelsen, Prøveplan 2022, opgjort ved udgangen af 2022."
                                + " Det er udgave 1.\n\n1 af 1 mål er opfyldt.\n\nVedhæftet er:\n- bilag.xlsx\n- overblik.html\n");
        assertThat(attachments(mail)).containsExactly("bilag.xlsx", "overblik.html");
        assertThat(mail.getMessageID()).matches("<maaltal-[0-9a-f]{32}@styrelsen.dk>");
        assertThat(folder.resolve(
                        Path.of("faelles", office.name(), "aarsrapport", "2022", "edition-1", "overblik.html")))
                .exists();

        assertThat(office.ok("deliver", office.name())).contains("Everything has been delivered.");
        office.reportOk("run");
        assertThat(to()).hasSize(2);
        // A correction is another edition, and says so.
        office.extract(List.of("1;03-01-2022;11-01-2022;Klager;Nej"));
        command("correct", office.name(), "aarsrapport", "--at", "2022", "--reason", "Ny dato");
        assertThat(to()).hasSize(4);
        assertThat(Stream.of(SERVER.getReceivedMessages()).map(GreenMailUtil::getWholeMessage))
                .filteredOn(whole -> whole.contains("(rettet, udgave 2)") || whole.contains("rettet,_udgave_2"))
                .hasSize(2);
    }

    @Test
    void aRefusedRecipientIsTriedAgainAlone() throws Exception {
        office.reportOk("run");
        SERVER.getUserManager().setMessageDeliveryHandler((message, address) -> {
            if (address.getEmail().equals(BO)) {
                throw new UserException("no such mailbox");
            }
            return SERVER.getUserManager().getUserByEmail(address.getEmail()) != null
                    ? SERVER.getUserManager().getUserByEmail(address.getEmail())
                    : SERVER.setUser(address.getEmail(), "x");
        });
        forgetFirstAttempts();

        assertThat(deliver(server(SERVER.getSmtp().getPort(), 1_000_000)))
                .extracting(Deliveries.Delivery::recipient, Deliveries.Delivery::state)
                .contains(tuple(ANNA, Deliveries.State.SENT), tuple(BO, Deliveries.State.REFUSED));
        // Not at once, and then to nobody else.
        assertThat(deliver(server(SERVER.getSmtp().getPort(), 1_000_000))).isEmpty();
        later();
        assertThat(deliver(server(SERVER.getSmtp().getPort(), 1_000_000)))
                .extracting(Deliveries.Delivery::recipient)
                .containsExactly(BO);
        assertThat(to()).containsExactly("[" + ANNA + "]");
    }

    /** Without a server the run could not send: as if it had not tried. */
    private void forgetFirstAttempts() {
        TestDatabase.client()
                .sql("UPDATE " + schema() + ".delivery SET state = 'waiting', attempts = 0 WHERE kind = 'mail'")
                .update();
    }

    private void later() {
        TestDatabase.client()
                .sql("UPDATE " + schema() + ".delivery SET last = TIMESTAMPTZ '2020-01-01 00:00+00'")
                .update();
    }

    private String schema() {
        return office.name().replace('-', '_');
    }

    @Test
    void whatWasBeingSentWhenItsProcessWasLostIsPerhapsSentAndLeftToAPerson() throws Exception {
        office.reportOk("run");
        TestDatabase.client()
                .sql("UPDATE " + schema() + ".delivery SET state = 'sending' WHERE recipient = ?")
                .param(ANNA)
                .update();

        Terminal.Ended told = office.run("deliver", office.name());
        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.out()).contains("to " + ANNA + ": perhaps sent (the process was lost");
        assertThat(to()).doesNotContain("[" + ANNA + "]");

        assertThat(command(
                                "deliver",
                                office.name(),
                                "--again",
                                "aarsrapport",
                                "--at",
                                "2022",
                                "--edition",
                                "1",
                                "--to",
                                ANNA)
                        .out())
                .contains("to " + ANNA + ": sent");
        only(ANNA);
        assertThat(office.run(
                                "deliver",
                                office.name(),
                                "--again",
                                "aarsrapport",
                                "--at",
                                "2022",
                                "--edition",
                                "1",
                                "--to",
                                "x@y.dk")
                        .err())
                .contains("was not sent to x@y.dk");
    }

    @Test
    void whatCouldNotBeSentForWantOfAServerIsSentOnceThereIsOne() throws Exception {
        assertThat(office.reportOk("run")).contains("to " + ANNA + ": refused (no mail server is named");

        assertThat(deliver(server(SERVER.getSmtp().getPort(), 1_000_000))).isEmpty();
        later();
        assertThat(deliver(server(SERVER.getSmtp().getPort(), 1_000_000)))
                .hasSize(2)
                .allMatch(each -> each.state() == Deliveries.State.SENT);
        assertThat(to()).hasSize(2);
    }

    @Test
    void aServerThatIsDownLosesNothing() {
        office.reportOk("run");
        forgetFirstAttempts();

        assertThat(deliver(server(1, 1_000_000)))
                .filteredOn(each -> each.kind() == Deliveries.Kind.MAIL)
                .hasSize(2)
                .allSatisfy(each -> {
                    assertThat(each.state()).isEqualTo(Deliveries.State.REFUSED);
                    assertThat(each.told()).contains("127.0.0.1:1 cannot be used");
                });
        later();
        assertThat(deliver(server(SERVER.getSmtp().getPort(), 1_000_000)))
                .hasSize(2)
                .allMatch(each -> each.state() == Deliveries.State.SENT);
    }

    @Test
    void aServerInTroubleGetsNoMailAgainThatItMayHaveTakenAndIsWaitedForOnceInOneGo() throws Exception {
        declare("mail to: "
                + List.of(
                        SlowMailServer.GONE,
                        SlowMailServer.HANGS_UP,
                        SlowMailServer.SLOW,
                        SlowMailServer.STALLING,
                        SlowMailServer.TRICKLING,
                        "x@styrelsen.dk"));
        office.reportOk("run");
        forgetFirstAttempts();
        try (SlowMailServer slow = new SlowMailServer()) {
            MailServer server = server(slow.port(), 10_000_000, Duration.ofSeconds(2));
            String tooLong = "it took longer than 2 seconds, MAALTAL_SMTP_TIMEOUT";
            String heldUp = "the mail server took too long for another mail";

            assertThat(deliver(server))
                    .extracting(Deliveries.Delivery::recipient, Deliveries.Delivery::state)
                    .containsExactly(
                            tuple(SlowMailServer.GONE, Deliveries.State.PERHAPS_SENT),
                            tuple(SlowMailServer.HANGS_UP, Deliveries.State.REFUSED),
                            tuple(SlowMailServer.SLOW, Deliveries.State.SENT),
                            tuple(SlowMailServer.STALLING, Deliveries.State.PERHAPS_SENT),
                            tuple(SlowMailServer.TRICKLING, Deliveries.State.WAITING),
                            tuple("x@styrelsen.dk", Deliveries.State.WAITING));
            assertThat(told(SlowMailServer.STALLING)).contains(tooLong);
            assertThat(told(SlowMailServer.TRICKLING)).contains(heldUp);
            assertThat(slow.asked())
                    .containsExactly(
                            SlowMailServer.GONE, SlowMailServer.HANGS_UP, SlowMailServer.SLOW, SlowMailServer.STALLING);

            // What was held up is due at once; who is to blame is out of the way of the rest by then.
            assertThat(deliver(server))
                    .extracting(Deliveries.Delivery::recipient, Deliveries.Delivery::state)
                    .containsExactly(
                            tuple(SlowMailServer.TRICKLING, Deliveries.State.REFUSED),
                            tuple("x@styrelsen.dk", Deliveries.State.WAITING));
            assertThat(told(SlowMailServer.TRICKLING)).contains(tooLong);
            assertThat(deliver(server))
                    .extracting(Deliveries.Delivery::recipient, Deliveries.Delivery::state)
                    .containsExactly(tuple("x@styrelsen.dk", Deliveries.State.SENT));
            later();
            assertThat(deliver(server))
                    .extracting(Deliveries.Delivery::recipient)
                    .containsExactly(SlowMailServer.HANGS_UP, SlowMailServer.TRICKLING);
        }
    }

    private String told(String recipient) {
        return new Deliveries(store().client())
                .open().stream()
                        .filter(each -> each.recipient().equals(recipient))
                        .map(Deliveries.Delivery::told)
                        .findFirst()
                        .orElse("");
    }

    @Test
    void aMailServerThatStallsIsWaitedForOnceByOneCallOfDueForAllInstitutions() throws Exception {
        Office other = Office.open(folder, office.name() + "-x");
        other.extract(List.of("1;03-01-2022;10-01-2022;Klager;Nej"));
        declare("made for: [2022]\n    mail to: [" + SlowMailServer.STALLING + "]");
        Files.writeString(
                other.own("report.yaml"),
                Files.readString(office.own("report.yaml")).replace(SlowMailServer.STALLING, "x@styrelsen.dk"));
        try (SlowMailServer slow = new SlowMailServer()) {
            String[] due = {"due", office.name(), other.name(), "--as-of", "2023-01-10", "--parallel", "1"};

            Terminal.Ended held = command(slow.port(), MailServer.Tls.NONE, "2").run(inFolder(due));
            assertThat(held.exit()).isEqualTo(Maaltal.FAILED);
            assertThat(held.out())
                    .contains("failed   edition 1 of aarsrapport at 2022 to " + SlowMailServer.STALLING
                            + ": perhaps sent")
                    .contains("waiting  for delivery of edition 1 of aarsrapport at 2022 to x@styrelsen.dk (the mail");
            assertThat(slow.asked()).containsExactly(SlowMailServer.STALLING, "drift@styrelsen.dk");

            Terminal.Ended next = command(slow.port(), MailServer.Tls.NONE, "2").run(inFolder(due));
            assertThat(next.out())
                    .contains("to " + SlowMailServer.STALLING + ": perhaps sent")
                    .doesNotContain("for delivery");
            assertThat(slow.asked()).containsExactly(SlowMailServer.STALLING, "drift@styrelsen.dk", "x@styrelsen.dk");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MailServer.Tls.class,
            names = {"STARTTLS", "IMPLICIT"})
    void aMailIsProtectedAndGoesToNoServerWhoseCertificateIsNotTrusted(MailServer.Tls tls) throws Exception {
        declare("mail to: [" + ANNA + ", " + SlowMailServer.STALLING + "]");
        office.reportOk("run");
        TestCertificate certificate = TestCertificate.of(folder, "ip:127.0.0.1");
        TestCertificate ofAnother = TestCertificate.of(folder, "dns:mail.styrelsen.dk");
        String[] deliver = inFolder("deliver", office.name());
        try (SlowMailServer ours = new SlowMailServer(tls, certificate.context());
                SlowMailServer another = new SlowMailServer(tls, ofAnother.context())) {
            forgetFirstAttempts();
            Terminal.Ended unknown = command(ours.port(), tls, "5").run(deliver);
            forgetFirstAttempts();
            Terminal.Ended misnamed =
                    ofAnother.trustedBy(command(another.port(), tls, "5")).run(deliver);
            for (Terminal.Ended refused : List.of(unknown, misnamed)) {
                assertThat(refused.exit()).isEqualTo(Maaltal.FAILED);
                assertThat(refused.out())
                        .containsPattern("to " + ANNA + ": refused \\(127.0.0.1:\\d+ cannot be used: its certificate is"
                                + " not one that Java trusts for 127.0.0.1 \\(.+\\); MAALTAL_JAVA_OPTIONS");
            }
            assertThat(ours.asked()).isEmpty();
            assertThat(another.asked()).isEmpty();

            forgetFirstAttempts();
            Terminal.Ended sent =
                    certificate.trustedBy(command(ours.port(), tls, "5")).run(deliver);
            assertThat(sent.out())
                    .contains("to " + ANNA + ": sent")
                    .contains("to " + SlowMailServer.STALLING + ": perhaps sent (the connection to 127.0.0.1 was lost"
                            + " while it was sent (it took longer than 5 seconds, MAALTAL_SMTP_TIMEOUT))");
            assertThat(ours.asked()).containsExactly(ANNA, SlowMailServer.STALLING);
        }
    }

    @Test
    void documentsThatAreTooLargeAreNamedWithTheirFolder() throws Exception {
        office.reportOk("run");
        forgetFirstAttempts();

        deliver(server(SERVER.getSmtp().getPort(), 10));
        assertThat(attachments(only(ANNA))).isEmpty();
        assertThat(text(only(ANNA)))
                .contains("Dokumenterne er for store til at sende. De ligger i "
                        + office.made("aarsrapport/2022/edition-1").toAbsolutePath());
    }

    @Test
    void whoeverIsNamedIsRemindedOnceADayOfWhatIsMissing() throws Exception {
        declare("made for: [2022]\n    due within: 30 days\n    approval: one\n    approvers: [" + SystemUser.NAME
                + "]\n    remind: { approval: [" + ANNA + "], from: 10 days before }");

        office.run("due", office.name(), "--as-of", "2023-01-19");
        assertThat(to()).isEmpty();
        command("due", office.name(), "--as-of", "2023-01-20");
        command("due", office.name(), "--as-of", "2023-01-20");
        assertThat(text(only(ANNA)))
                .contains(
                        "aarsrapport, 2022, frist 30. januar 2023",
                        "Et udkast venter på godkendelse: maaltal approve " + office.name()
                                + " aarsrapport --at 2022 --edition 1");
        command("due", office.name(), "--as-of", "2023-01-31");
        assertThat(to()).hasSize(2);
        assertThat(GreenMailUtil.getWholeMessage(SERVER.getReceivedMessages()[1]))
                .contains("overskredet");
    }

    @Test
    void operationsAreToldOnceOfWhatFailsWithTheCommandThatTakesItUp() throws Exception {
        declare("made for: [2022]");
        TestFolder.write(office.own("sager-2022.csv"), "Sagsnr;Modtaget\n1;03-01-2022\n");

        command("due", office.name(), "--as-of", "2023-01-20");
        command("due", office.name(), "--as-of", "2023-01-20");
        assertThat(text(only("drift@styrelsen.dk")))
                .contains(
                        "the column \"Afgjort\" is missing",
                        "Tag den op igen med: maaltal run " + office.name() + " aarsrapport --at 2022");
    }

    @Test
    void nobodyIsSentWhatIsMadeUp() throws Exception {
        TestFolder.copy("proeve", folder.resolve("jobs"), "ankestyrelsen");
        for (String file : List.of("cases.yaml", "sample.yaml", "plan-2023.yaml")) {
            Files.copy(
                    Path.of("jobs", "ankestyrelsen", file),
                    folder.resolve(Path.of("jobs", "ankestyrelsen", file)),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.delete(folder.resolve(Path.of("jobs", "ankestyrelsen", "plan-2022.yaml")));
        TestFolder.write(
                folder.resolve(Path.of("jobs", "ankestyrelsen", "report.yaml")),
                "reports:\n  aarsrapport:\n    documents: [overblik.html]\n    mail to: [" + ANNA + "]\n");
        MadeReport.forgetSample("ankestyrelsen");

        Terminal.Ended ended = command("run", "ankestyrelsen", "aarsrapport", "--at", "2023", "--demo");
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).doesNotContain("Delivered:");
        assertThat(to()).isEmpty();
    }

    @Test
    void settingsThatCannotBeAreToldInASentence() {
        for (Map.Entry<String, String> setting : Map.of(
                        "MAALTAL_SMTP_PORT", "mail",
                        "MAALTAL_SMTP_TLS", "ssl",
                        "MAALTAL_SMTP_TIMEOUT", "0",
                        "MAALTAL_MAIL_MOST_MB", "0")
                .entrySet()) {
            Map<String, String> environment = Map.of(
                    "MAALTAL_SMTP_HOST", "mail", "MAALTAL_MAIL_FROM", "a@b.dk", setting.getKey(), setting.getValue());
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> MailServer.of(environment)))
                    .hasMessageContaining(setting.getKey() + " is " + setting.getValue());
        }
    }
}
