import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Answers on standard output, for each line "flavour TAB path" of standard input, one line for
 * every failed rule and then an empty line.
 */
public class PdfChecks {
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.split("\t", 2);
            try {
                failures(parts[0], parts[1]).forEach(out::println);
            } catch (Exception error) {
                out.println("cannot be checked: " + error.toString().replace('\n', ' '));
            }
            out.println();
        }
    }

    private static TreeSet<String> failures(String flavour, String path) throws Exception {
        PDFAFlavour wanted = PDFAFlavour.byFlavourId(flavour);
        TreeSet<String> found = new TreeSet<>();
        try (FileInputStream file = new FileInputStream(path);
                PDFAParser pdf = Foundries.defaultInstance().createParser(file, wanted)) {
            ValidationResult result =
                Foundries.defaultInstance().createValidator(wanted, false).validate(pdf);
            for (TestAssertion each : result.getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    found.add(each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber()
                        + ": " + each.getMessage().replace('\n', ' '));
                }
            }
            if (!result.isCompliant() && found.isEmpty()) {
                found.add("not compliant");
            }
        }
        return found;
    }
}
