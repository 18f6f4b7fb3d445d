package dk.maaltal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.cli.MaaltalCommands;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** What comes along for operations: units, a manifest, and what the tarball is made of. */
class DistributionTest {

    private static final Path DIST = Path.of("src", "main", "dist");
    private static final int MOST_EXPOSED = 20;

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    @Test
    void whatTheTarballIsMadeOfIsThere() throws IOException {
        String assembly = Files.readString(DIST.resolve("assembly.xml"));

        assertThat(found("<source>([^<]*)</source>", assembly))
                .filteredOn(source -> !source.startsWith("target/"))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(Path.of(source)).exists());
        assertThat(found("<directory>([^<]*)</directory>", assembly))
                .contains("jobs", "templates")
                .allSatisfy(folder -> assertThat(Path.of(folder)).isDirectory());
    }

    @Test
    void theLibrariesLieWhereTheJarLooksForThem() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));

        assertThat(found("<classpathPrefix>(\\w+)/</classpathPrefix>", pom))
                .singleElement()
                .satisfies(libraries -> {
                    assertThat(pom)
                            .contains(
                                    "<outputDirectory>${project.build.directory}/" + libraries + "</outputDirectory>");
                    assertThat(Files.readString(DIST.resolve("assembly.xml")))
                            .contains("<outputDirectory>" + libraries + "</outputDirectory>");
                });
    }

    @Test
    void theUnitsCallCommandsThatAreThereAndSetVariablesThatAreRead() throws IOException {
        String service = Files.readString(DIST.resolve("maaltal.service"));
        String manual = Files.readString(Path.of("src", "site", "markdown", "operations.md"));

        assertThat(found("ExecStart=/opt/maaltal/maaltal (\\w+)", service))
                .singleElement()
                .satisfies(command -> assertThat(MaaltalCommands.names()).contains(command));
        assertThat(found("(MAALTAL_\\w+)=", service)).hasSize(5).allSatisfy(name -> assertThat(manual)
                .contains(name));
    }

    @Test
    void theServiceMayDoNoMoreThanItMust() throws Exception {
        Path tool = Path.of("/usr/bin/systemd-analyze");
        Assumptions.assumeTrue(Files.exists(tool));

        Process process = new ProcessBuilder(
                        tool.toString(),
                        "security",
                        "--offline=true",
                        "--threshold=" + MOST_EXPOSED,
                        DIST.resolve("maaltal.service").toString())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(told).isZero();
    }

    /** fabric8's model of a CronJob, made from Kubernetes' own description of it, in which every field is known by its name and type. */
    private static CronJob cronJob(String manifest) {
        JsonMapper strict = JsonMapper.builder()
                .annotationIntrospector(new JacksonAnnotationIntrospector() {
                    @Override
                    public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
                        // The model keeps fields that it does not know; here they are mistakes.
                        return false;
                    }
                })
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        return strict.convertValue(new Yaml().load(manifest), CronJob.class);
    }

    @Test
    void theManifestIsOneOfKubernetes() throws IOException {
        CronJob read = cronJob(Files.readString(DIST.resolve("cronjob.yaml")));
        PodSpec pod = read.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();

        assertThat(read.getApiVersion()).isEqualTo("batch/v1");
        assertThat(read.getSpec().getConcurrencyPolicy()).isIn("Allow", "Forbid", "Replace");
        assertThat(pod.getRestartPolicy()).isIn("Never", "OnFailure");
        assertThat(pod.getContainers()).singleElement().satisfies(container -> assertThat(container.getVolumeMounts())
                .extracting(VolumeMount::getName)
                .containsExactlyInAnyOrderElementsOf(
                        pod.getVolumes().stream().map(Volume::getName).toList()));
    }

    @ParameterizedTest
    @CsvSource({
        "concurrencyPolicy, concurencyPolicy",
        "runAsNonRoot, runsAsNonRoot",
        "mountPath: /tmp, path: /tmp",
        "backoffLimit: 0, backoffLimit: none",
        "'args: [\"due\"]', 'args: due'"
    })
    void aSlipInItWouldBeFound(String right, String wrong) throws IOException {
        String manifest = Files.readString(DIST.resolve("cronjob.yaml"));

        assertThat(manifest).contains(right);
        assertThatThrownBy(() -> cronJob(manifest.replace(right, wrong))).isInstanceOf(DatabindException.class);
    }

    @Test
    void podsWorkAtOnceAsNobodyInParticularOnADiskThatIsReadOnly() throws IOException {
        Map<?, ?> manifest = new Yaml().load(Files.readString(DIST.resolve("cronjob.yaml")));
        String text = manifest.toString();

        assertThat(manifest.get("kind")).isEqualTo("CronJob");
        assertThat(text)
                .contains("parallelism=2", "runAsNonRoot=true", "readOnlyRootFilesystem=true", "args=[due]")
                .contains("timeZone=Europe/Copenhagen");
    }
}
