import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.ReleaseDetails;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Reference;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.processor.reports.enums.JobEndStatus;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Validates PDF files with the veraPDF engine inside the npm package @opendataloader/pdf.
 *
 *   java -cp opendataloader-pdf-cli.jar VeraCheck.java [--flavour 2a,ua1] FILE...
 *
 * Exit status: 0 every file passes every flavour; 1 a rule failed; 2 wrong usage, or a file that cannot
 * be read as a PDF (2 wins over 1).
 */
public class VeraCheck {
    static final String DEFAULT_FLAVOURS = "2a,ua1";

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String[] args) {
        String wanted = DEFAULT_FLAVOURS;
        List<String> files = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--flavour") && i + 1 < args.length) {
                wanted = args[++i];
            } else if (args[i].startsWith("-")) {
                return usage("unknown or incomplete option: " + args[i]);
            } else {
                files.add(args[i]);
            }
        }
        if (files.isEmpty()) {
            return usage("no file given");
        }

        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        List<ValidationProfile> profiles = new ArrayList<>();
        for (String id : wanted.split(",")) {
            try {
                profiles.add(loadProfile(id.trim()));
            } catch (Exception e) {
                return usage("no validation profile for flavour '" + id + "' (" + e.getMessage() + ")");
            }
        }

        System.out.println("veraPDF core " + ReleaseDetails.getInstance().getVersion());
        int status = 0;
        for (String file : files) {
            for (ValidationProfile profile : profiles) {
                status = Math.max(status, check(file, profile));
            }
        }
        return status;
    }

    static int check(String file, ValidationProfile profile) {
        PDFAFlavour flavour = profile.getPDFAFlavour();
        String subject = file + "  " + flavour.getId();
        if (!Files.isRegularFile(Path.of(file)) || !Files.isReadable(Path.of(file))) {
            return error(subject, "no such readable file");
        }
        ValidationResult result;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(Path.of(file).toFile(), flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, -1, false, true, false)) {
            result = validator.validate(parser);
        } catch (ModelParsingException | EncryptedPdfException e) {
            return error(subject, "not readable as a PDF: " + e.getMessage());
        } catch (Throwable e) {
            return error(subject, "validation broke off: " + e);
        }
        // A run that did not happen must never read as a pass.
        if (result.getJobEndStatus() != JobEndStatus.NORMAL || result.getTotalAssertions() == 0) {
            return error(subject, "validation did not complete: " + result.getJobEndStatus());
        }
        if (result.isCompliant()) {
            System.out.println("PASS   " + subject + "  (" + result.getTotalAssertions() + " checks)");
            return 0;
        }

        Map<RuleId, TestAssertion> firstOf = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                firstOf.putIfAbsent(assertion.getRuleId(), assertion);
            }
        }
        Map<RuleId, Integer> counts = result.getFailedChecks();
        System.out.println("FAIL   " + subject + "  (" + firstOf.size() + " rules)");
        firstOf.keySet().stream().sorted(VeraCheck::compareRules).forEach(id -> {
            TestAssertion first = firstOf.get(id);
            System.out.printf("         %s test %d: %d failed%n", id.getClause(), id.getTestNumber(), counts.get(id));
            System.out.println("           rule:  " + oneLine(first.getMessage()));
            System.out.println("           found: " + oneLine(first.getErrorMessage()));
            System.out.println("           first: " + oneLine(first.getLocation().getContext()));
        });
        return 1;
    }

    /** veraPDF reads its profiles with JAXB, which the npm package's jar leaves out; this reads the same XML with DOM. */
    static ValidationProfile loadProfile(String id) throws Exception {
        String name = switch (id) {
            case "ua1" -> "PDFUA-1";
            case "ua2" -> "PDFUA-2-ISO32005";
            default -> "PDFA-" + id.toUpperCase(Locale.ROOT);
        };
        Element root;
        try (InputStream in = PDFAFlavour.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            if (in == null) {
                throw new IllegalArgumentException("known: 1a 1b 2a 2b 2u 3a 3b 3u 4 4e 4f ua1 ua2");
            }
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : children(child(root, "rules"), "rule")) {
            Element ruleId = child(rule, "id");
            Element error = child(rule, "error");
            List<ErrorArgument> arguments = new ArrayList<>();
            for (Element argument : children(child(error, "arguments"), "argument")) {
                arguments.add(ErrorArgumentImpl.fromValues(
                        argument.getTextContent(), attribute(argument, "name"), null));
            }
            List<Reference> references = new ArrayList<>();
            for (Element reference : children(child(rule, "references"), "reference")) {
                references.add(Profiles.referenceFromValues(
                        reference.getAttribute("specification"), reference.getAttribute("clause")));
            }
            String deferred = attribute(rule, "deferred");
            rules.add(Profiles.ruleFromValues(
                    Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(ruleId.getAttribute("specification")),
                            ruleId.getAttribute("clause"), Integer.parseInt(ruleId.getAttribute("testNumber"))),
                    rule.getAttribute("object"), deferred == null ? null : Boolean.valueOf(deferred),
                    attribute(rule, "tags"), text(rule, "description"), text(rule, "test"),
                    Profiles.errorFromValues(text(error, "message"), arguments), references));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : children(child(root, "variables"), "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
        }
        if (rules.isEmpty()) {
            throw new IllegalStateException(name + ".xml holds no rules");
        }
        return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
                Profiles.profileDetailsFromValues(name, name, "veraPDF Consortium", new Date(0)), "", rules, variables);
    }

    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent == null ? null : parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                found.add((Element) node);
            }
        }
        return found;
    }

    static Element child(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0);
    }

    static String text(Element parent, String name) {
        return child(parent, name).getTextContent();
    }

    static String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    static int compareRules(RuleId a, RuleId b) {
        int order = Arrays.compare(clauseNumbers(a), clauseNumbers(b));
        return order != 0 ? order : Integer.compare(a.getTestNumber(), b.getTestNumber());
    }

    static int[] clauseNumbers(RuleId id) {
        return Arrays.stream(id.getClause().split("\\D+")).filter(s -> !s.isEmpty()).mapToInt(Integer::parseInt).toArray();
    }

    static String oneLine(String text) {
        return String.valueOf(text).replaceAll("\\s+", " ").trim();
    }

    static int error(String subject, String problem) {
        System.out.println("ERROR  " + subject + "  " + problem);
        return 2;
    }

    static int usage(String problem) {
        System.err.println(problem);
        System.err.println("usage: VeraCheck.java [--flavour " + DEFAULT_FLAVOURS + "] FILE...");
        return 2;
    }
}
