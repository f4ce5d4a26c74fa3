import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Paths of PDFs, as arguments → what veraPDF's rules for PDF/UA-1 say against each, as lines.
 *
 * <p>For each file: "file", its path, the number of rules, the number of checks made; then a line
 * for each failed check: "failed", clause and test, what it is about, where, why. Tabs stand
 * between. veraPDF reads its profiles with JAXB, which Java no longer has; so they are read here.
 */
class Verapdf {
    private static final PDFAFlavour FLAVOUR = PDFAFlavour.PDFUA_1;
    private static final String PROFILE = "/org/verapdf/pdfa/validation/PDFUA-1.xml";
    // Of one rule in one file.
    private static final int MOST_FAILURES = 5;

    public static void main(String[] paths) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = profile();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String path : paths) {
            report(path, profile, out);
        }
    }

    private static void report(String path, ValidationProfile profile, PrintStream out)
            throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), FLAVOUR);
                PDFAValidator validator = Foundries.defaultInstance()
                        .createValidator(profile, MOST_FAILURES, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            line(out, "file", path, profile.getRules().size(), result.getTotalAssertions());
            for (TestAssertion check : result.getTestAssertions()) {
                if (check.getStatus() != TestAssertion.Status.PASSED) {
                    RuleId rule = check.getRuleId();
                    line(out, "failed", rule.getClause() + "-" + rule.getTestNumber(),
                            profile.getRuleByRuleId(rule).getObject(),
                            check.getLocation().getContext(), check.getErrorMessage());
                }
            }
        }
    }

    private static void line(PrintStream out, Object... fields) {
        List<String> said = new ArrayList<>();
        for (Object field : fields) {
            said.add(String.valueOf(field).replaceAll("\\s+", " "));
        }
        out.println(String.join("\t", said));
    }

    private static ValidationProfile profile() throws Exception {
        Document document;
        try (InputStream xml = Profiles.class.getResourceAsStream(PROFILE)) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml);
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : all(document.getDocumentElement(), "rule")) {
            rules.add(rule(rule));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : all(document.getDocumentElement(), "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"),
                    variable.getAttribute("object"), text(variable, "defaultValue"),
                    text(variable, "value")));
        }
        return Profiles.profileFromValues(FLAVOUR,
                Profiles.profileDetailsFromValues("PDF/UA-1", "", "", new Date(0)), "", rules,
                variables);
    }

    private static Rule rule(Element rule) {
        Element id = all(rule, "id").get(0);
        RuleId number = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        // Some rules can be judged only once the whole file has been seen.
        Boolean deferred = rule.hasAttribute("deferred")
                ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : all(rule, "argument")) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
        }
        ErrorDetails error = Profiles.errorFromValues(text(rule, "message"), arguments);
        return Profiles.ruleFromValues(number, rule.getAttribute("object"), deferred,
                rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"), error,
                List.of());
    }

    private static String text(Element above, String tag) {
        return all(above, tag).get(0).getTextContent();
    }

    private static List<Element> all(Element above, String tag) {
        List<Element> found = new ArrayList<>();
        for (Node node = above.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element) {
                Element element = (Element) node;
                if (element.getTagName().equals(tag)) {
                    found.add(element);
                }
                found.addAll(all(element, tag));
            }
        }
        return found;
    }
}
