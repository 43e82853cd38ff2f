import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.transport.Netty4Plugin;

/** One OpenSearch node for tests, in a process of its own: TestNode FOLDER NAME=VALUE… Ends with the process. */
public final class TestNode extends Node {
    private TestNode(Settings settings) {
        super(InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "test-node"),
            List.of(Netty4Plugin.class, CommonAnalysisPlugin.class, PainlessPlugin.class), false);
    }

    public static void main(String[] arguments) throws Exception {
        Settings.Builder settings = Settings.builder().put("path.home", Path.of(arguments[0]).toAbsolutePath().toString());
        for (String setting : Arrays.asList(arguments).subList(1, arguments.length)) {
            int at = setting.indexOf('=');
            settings.put(setting.substring(0, at), setting.substring(at + 1));
        }
        TestNode node = new TestNode(settings.build());
        node.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                node.close();
            } catch (Exception error) {
                error.printStackTrace();
            }
        }));
        // A test that was killed takes its nodes with it: what it holds of this end is closed then.
        new Thread(() -> {
            try {
                while (System.in.read() >= 0) {}
            } catch (java.io.IOException error) {
                // The same.
            }
            System.exit(0);
        }).start();
        new CountDownLatch(1).await();
    }
}
