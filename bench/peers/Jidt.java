import infodynamics.measures.continuous.kraskov.MutualInfoCalculatorMultiVariateKraskov1;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times JIDT's estimate of a data set: java -cp infodynamics.jar Jidt.java FOLDER [THREADS]. FOLDER has x.npy and y.npy, matrices of float32. Prints seconds, without starting and loading, and bits as
 * JSON.
 */
class Jidt {
    private static final Pattern SHAPE = Pattern.compile("'descr': '<f4', 'fortran_order': False, 'shape': \\((\\d+), (\\d+)\\)");

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        double[][] x = read(folder.resolve("x.npy")), y = read(folder.resolve("y.npy"));

        // The second estimate is timed: the first one compiles.
        double seconds = 0, nats = 0;
        for (int run = 0; run < 2; run++) {
            long start = System.nanoTime();
            var calculator = new MutualInfoCalculatorMultiVariateKraskov1();
            calculator.setProperty("k", "3");
            calculator.setProperty("NUM_THREADS", arguments.length > 1 ? arguments[1] : "1");
            calculator.initialise(x[0].length, y[0].length);
            calculator.setObservations(x, y);
            nats = calculator.computeAverageLocalOfObservations();
            seconds = (System.nanoTime() - start) / 1e9;
        }
        System.out.println("{\"seconds\": " + seconds + ", \"bits\": " + nats / Math.log(2) + "}");
    }

    private static double[][] read(Path path) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getShort(8);
        Matcher shape = SHAPE.matcher(new String(bytes.array(), 10, length, StandardCharsets.US_ASCII));
        if (!shape.find()) {
            throw new IOException(path + " is no matrix of float32 in row-major order.");
        }

        double[][] rows = new double[Integer.parseInt(shape.group(1))][Integer.parseInt(shape.group(2))];
        bytes.position(10 + length);
        for (double[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                row[column] = bytes.getFloat();
            }
        }
        return rows;
    }
}
