import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.tools.ExecFileLoader;
import org.jacoco.report.DirectorySourceFileLocator;
import org.jacoco.report.FileMultiReportOutput;
import org.jacoco.report.IReportGroupVisitor;
import org.jacoco.report.IReportVisitor;
import org.jacoco.report.MultiReportVisitor;
import org.jacoco.report.csv.CSVFormatter;
import org.jacoco.report.html.HTMLFormatter;
import org.jacoco.report.xml.XMLFormatter;

/** Report EXEC OUT CLASSES…: JaCoCo's XML, CSV and HTML; each of several folders of classes becomes a group. */
public class Report {
  public static void main(String[] args) throws IOException {
    ExecFileLoader loader = new ExecFileLoader();
    loader.load(new File(args[0]));
    try (FileOutputStream xml = new FileOutputStream(args[1] + ".xml");
        FileOutputStream csv = new FileOutputStream(args[1] + ".csv")) {
      FileMultiReportOutput html = new FileMultiReportOutput(new File(args[1] + ".html"));
      IReportVisitor visitor = new MultiReportVisitor(Arrays.asList(
          new XMLFormatter().createVisitor(xml), new CSVFormatter().createVisitor(csv), new HTMLFormatter().createVisitor(html)));
      visitor.visitInfo(loader.getSessionInfoStore().getInfos(), loader.getExecutionDataStore().getContents());
      IReportGroupVisitor group = args.length > 3 ? visitor.visitGroup("ferry") : visitor;
      for (String classes : Arrays.copyOfRange(args, 2, args.length)) {
        CoverageBuilder builder = new CoverageBuilder();
        new Analyzer(loader.getExecutionDataStore(), builder).analyzeAll(new File(classes));
        String name = new File(classes).getName();
        group.visitBundle(builder.getBundle(name), new DirectorySourceFileLocator(new File(name), "utf-8", 2));
      }
      visitor.visitEnd();
    }
  }
}
