package dk.maaltal;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.stream.Stream;

/** The way through: no room knows one further along it. */
@AnalyzeClasses(packages = "dk.maaltal", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** From the left to the right; the first four are known to all and know nobody further along. */
    private static final List<String> WAY = List.of(
            "sources",
            "declaration",
            "calendar",
            "plan",
            "cases",
            "reported",
            "figures",
            "quality",
            "verdicts",
            "disclosure",
            "template",
            "report",
            "institution",
            "editions",
            "store",
            "intake",
            "dossier",
            "delivery");

    /** What commands ask, each in a room of its own that no other of them knows. */
    private static final List<String> QUESTIONS =
            List.of("explain", "diff", "reproduce", "verify", "purge", "rollforward", "workbook", "due", "setup");

    private static final List<String> BESIDE = List.of("sample", "database", "jobs", "cli");

    @ArchTest
    static final ArchRule noRoomKnowsOneFurtherAlongTheWay = theWay();

    @ArchTest
    static final ArchRule noTwoRoomsKnowEachOther =
            slices().matching("dk.maaltal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheTopKnowsSpringBatch = noClasses()
            .that()
            .resideOutsideOfPackages("dk.maaltal.jobs..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.batch..");

    @ArchTest
    static final ArchRule onlyRoomsWithDocumentsKnowWordAndExcel = noClasses()
            .that()
            .resideOutsideOfPackages("dk.maaltal.template..", "dk.maaltal.cases..", "dk.maaltal.reported..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.poi..", "freemarker..");

    @ArchTest
    static final ArchRule theTemplateRoomKnowsNoOther = noClasses()
            .that()
            .resideInAPackage("dk.maaltal.template..")
            .should()
            .dependOnClassesThat(resideInAPackage("dk.maaltal..").and(resideOutsideOfPackage("dk.maaltal.template..")));

    /** Its packages below hold what is behind the interface. */
    @ArchTest
    static final ArchRule otherRoomsKnowOnlyTheInterfaceOfTheTemplateRoom = noClasses()
            .that()
            .resideOutsideOfPackage("dk.maaltal.template..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dk.maaltal.template.*..");

    @ArchTest
    static final ArchRule thePackagesOfTheTemplateRoomAreOrdered =
            slices().matching("dk.maaltal.template.(*)..").should().beFreeOfCycles();

    private static ArchRule theWay() {
        LayeredArchitecture architecture = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String room :
                Stream.of(WAY, QUESTIONS, BESIDE).flatMap(List::stream).toList()) {
            architecture = architecture.layer(room).definedBy("dk.maaltal." + room + "..");
        }
        for (int i = 4; i < WAY.size(); i++) {
            List<String> further = WAY.subList(i + 1, WAY.size());
            String[] allowed =
                    Stream.of(further, QUESTIONS, BESIDE).flatMap(List::stream).toArray(String[]::new);
            architecture = architecture.whereLayer(WAY.get(i)).mayOnlyBeAccessedByLayers(allowed);
        }
        for (String room : QUESTIONS) {
            architecture = architecture.whereLayer(room).mayOnlyBeAccessedByLayers("cli");
        }
        return architecture
                .whereLayer("sample")
                .mayOnlyBeAccessedByLayers("intake")
                .whereLayer("database")
                .mayOnlyBeAccessedByLayers("jobs", "cli")
                .whereLayer("jobs")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer();
    }
}
