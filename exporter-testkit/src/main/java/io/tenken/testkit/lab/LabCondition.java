package io.tenken.testkit.lab;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Carries out {@link RequiresLab}. */
final class LabCondition implements ExecutionCondition {

  private final boolean skipIsFailure;
  private final Function<LabPart, Optional<String>> obstacles;

  LabCondition() {
    this(System.getenv("CI") != null, LabPart::obstacle);
  }

  LabCondition(boolean skipIsFailure, Function<LabPart, Optional<String>> obstacles) {
    this.skipIsFailure = skipIsFailure;
    this.obstacles = obstacles;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    ConditionEvaluationResult result =
        AnnotationSupport.findAnnotation(context.getElement(), RequiresLab.class)
            .map(annotation -> judge(annotation.value()))
            .orElse(ConditionEvaluationResult.enabled("asks for no lab"));
    if (result.isDisabled()) {
      System.err.printf(
          "[lab] skipped: %s: %s%n", context.getDisplayName(), result.getReason().orElse(""));
    }
    return result;
  }

  ConditionEvaluationResult judge(LabPart... parts) {
    Optional<String> obstacle =
        Stream.of(parts).map(obstacles).flatMap(Optional::stream).findFirst();
    if (obstacle.isEmpty()) {
      return ConditionEvaluationResult.enabled("the lab can run");
    }
    if (skipIsFailure) {
      throw new LabException(obstacle.get() + " (no lab test may be skipped where CI is set)");
    }
    return ConditionEvaluationResult.disabled(obstacle.get());
  }
}
