package dk.maaltal.template.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The messages in the file are those the code uses, with as many arguments. */
class MessagesTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "dk", "maaltal", "template");
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dk.maaltal.template.messages", Locale.ROOT);

    @Test
    void everyMessageThatIsUsedIsThereAndEveryOneThereIsUsed() throws IOException {
        assertThat(uses()).isNotEmpty().hasSize(BUNDLE.keySet().size());
        assertThat(uses().keySet()).isEqualTo(new TreeSet<>(BUNDLE.keySet()));
    }

    @Test
    void everyMessageGetsAsManyArgumentsAsItHas() throws IOException {
        Map<String, Set<Integer>> expected = BUNDLE.keySet().stream()
                .collect(Collectors.toMap(
                        key -> key,
                        key -> Set.of(new MessageFormat(BUNDLE.getString(key), Locale.ROOT)
                                .getFormatsByArgumentIndex()
                                .length)));
        assertThat(uses()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void anArgumentIsUsedAsItIs() {
        assertThat(Messages.text("field.no-boolean", "{0} 'x' [#if]"))
                .isEqualTo("feltet \"{0} 'x' [#if]\" er ikke ja eller nej; skriv en sammenligning, som"
                        + " [#if t.vurdering == \"opfyldt\"]");
        assertThat(Messages.text("limit.iterations", 5_000_000L)).endsWith("(5000000)");
    }

    /** The keys that the code uses, each with the numbers of arguments it is used with. */
    private static Map<String, Set<Integer>> uses() throws IOException {
        Map<String, Set<Integer>> uses = new TreeMap<>();
        for (CompilationUnitTree unit : units()) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                    if (call.getMethodSelect().toString().equals("Messages.text")) {
                        List<? extends ExpressionTree> arguments = call.getArguments();
                        assertThat(arguments.get(0))
                                .as("a key of %s", unit.getSourceFile().getName())
                                .isInstanceOf(LiteralTree.class);
                        String key = (String) ((LiteralTree) arguments.get(0)).getValue();
                        uses.computeIfAbsent(key, each -> new TreeSet<>()).add(arguments.size() - 1);
                    }
                    return super.visitMethodInvocation(call, nothing);
                }
            }.scan(unit, null);
        }
        return uses;
    }

    private static Iterable<? extends CompilationUnitTree> units() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<CompilationUnitTree> units = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            task.parse().forEach(units::add);
        }
        return units;
    }
}
