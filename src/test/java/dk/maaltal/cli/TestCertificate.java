package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that its server has signed itself, with its key; Java's own {@code keytool} makes it.
 *
 * @param store that holds both, and is also one that trusts it
 */
record TestCertificate(Path store) {

    private static final String PASSWORD = "hemmelig";

    /** @param name of the server, such as "ip:127.0.0.1" or "dns:mail.styrelsen.dk" */
    static TestCertificate of(Path folder, String name) throws Exception {
        Path store = folder.resolve(name.replaceAll("\\W", "-") + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=server",
                        "-ext",
                        "san=" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String told = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(told).isZero();
        return new TestCertificate(store);
    }

    /** What a server needs to show it. */
    SSLContext context() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** A command that trusts it, and nobody else. */
    CommandProcess trustedBy(CommandProcess command) {
        return command.java("-Djavax.net.ssl.trustStore=" + store)
                .java("-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }
}
