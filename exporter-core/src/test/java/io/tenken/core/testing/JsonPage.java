package io.tenken.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenken.testkit.exposition.ParsedSample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads a page in JSON. */
public final class JsonPage {

  private JsonPage() {}

  /** The samples in the order of the page, written as those of the text format are. */
  public static List<String> samples(String page) throws IOException {
    List<String> samples = new ArrayList<>();
    for (JsonNode family : new ObjectMapper().readTree(page)) {
      for (JsonNode sample : family.get("samples")) {
        TreeMap<String, String> labels = new TreeMap<>();
        sample
            .get("labels")
            .properties()
            .forEach(label -> labels.put(label.getKey(), label.getValue().textValue()));
        samples.add(
            new ParsedSample(
                    sample.get("name").textValue(), labels, sample.get("value").textValue())
                .toString());
      }
    }
    return samples;
  }
}
