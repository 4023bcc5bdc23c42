package dev.stet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stet.local.demo.Population.Place;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Counts the rates of a long log by plain definitions: each is what was planted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlantedRatesTest {

    private static final long START = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000;
    private static final int HISTORY_DAYS = 60;

    private final EventLog log;

    PlantedRatesTest() throws IOException {
        log =
                EventLog.of(
                        new Traffic(
                                TrafficSettings.bounded(
                                                31,
                                                START,
                                                START + Duration.ofHours(3).toMillis(),
                                                20,
                                                2)
                                        .withHistory(Duration.ofDays(HISTORY_DAYS))));
    }

    @BeforeAll
    void holdsEveryTypeOfEventThatHasAFamily() {
        assertThat(log.types())
                .contains(
                        "task.started",
                        "task.ended",
                        "outcome.reversed",
                        "decision.made",
                        "review.completed",
                        "cost.recorded",
                        "generation.completed",
                        "evaluation.recorded",
                        "safety.triggered",
                        "source.inspected",
                        "survey.shown",
                        "feedback.given",
                        "conversation.opened",
                        "conversation.reopened",
                        "handoff.completed",
                        "ticket.opened",
                        "incident.opened",
                        "user.active",
                        "eligibility.set",
                        "opportunity.seen",
                        "feature.invoked",
                        "conversion.recorded",
                        "experiment.exposed");
    }

    @Test
    void tasksSucceedByWorkflowAndVariant() {
        Map<String, JsonNode> ended = log.byId("task.ended", "task_id");
        Set<String> reversed = log.byId("outcome.reversed", "task_id").keySet();
        for (String workflow : Population.WORKFLOWS) {
            for (String variant : List.of(Population.CONTROL, Population.TREATMENT)) {
                double success = TaskRun.success(new Place("", workflow, "", variant));
                assertNear(
                        log.all("task.started").stream()
                                .filter(task -> is(task, "workflow", workflow))
                                .filter(task -> is(task, "variant", variant))
                                .toList(),
                        task -> {
                            String id = task.get("task_id").textValue();
                            return ended.containsKey(id)
                                    && is(ended.get(id), "outcome", "success")
                                    && !reversed.contains(id);
                        },
                        success * (1 - TaskRun.REVERSED));
            }
        }
        Map<String, JsonNode> decided = log.byId("decision.overridden", "task_id");
        assertNear(
                log.all("decision.made"),
                made -> decided.containsKey(made.get("task_id").textValue()),
                TaskRun.OVERRIDDEN);
        assertNear(
                log.all("task.started"), task -> task.has("success_definition"), TaskRun.DEFINED);
        assertNear(
                log.all("review.completed"),
                review -> review.get("passed").booleanValue(),
                TaskRun.REVIEW_PASSED);
        Map<String, JsonNode> costed = log.byId("cost.recorded", "task_id");
        assertNear(
                log.all("task.started"),
                task -> costed.containsKey(task.get("task_id").textValue()),
                TaskRun.COSTED);
        assertMean(
                costed.values().stream().mapToDouble(cost -> cost.get("amount_usd").asDouble()),
                0.045,
                0.001);
    }

    @Test
    void answersFailCostAndAreJudgedByModel() {
        assertNear(
                log.all("generation.completed"),
                answer -> is(answer, "status", "error"),
                AnswerRun.ERROR);
        assertNear(
                log.all("generation.completed"),
                answer -> answer.get("confidence").asDouble() < 0.5,
                AnswerRun.LOW_CONFIDENCE);
        Map<String, JsonNode> answers = log.byId("generation.completed", "interaction_id");
        for (String model : Population.MODELS) {
            Place place = new Place("", "", model, "");
            List<JsonNode> flags =
                    log.all("evaluation.recorded").stream()
                            .filter(each -> is(each, "name", "hallucination"))
                            .filter(each -> is(answer(answers, each), "model", model))
                            .toList();
            assertNear(
                    flags,
                    flag -> flag.get("value").asDouble() >= 0.5,
                    AnswerRun.hallucination(place));
            assertMean(
                    log.all("evaluation.recorded").stream()
                            .filter(each -> is(each, "name", "relevance"))
                            .filter(each -> is(answer(answers, each), "model", model))
                            .mapToDouble(each -> each.get("value").asDouble()),
                    AnswerRun.quality(place),
                    0.01);
            assertMean(
                    answers.values().stream()
                            .filter(each -> is(each, "model", model))
                            .mapToDouble(each -> each.get("cost_usd").asDouble()),
                    AnswerRun.cost(place),
                    0.0001);
        }
    }

    private static JsonNode answer(Map<String, JsonNode> answers, JsonNode about) {
        return Objects.requireNonNull(answers.get(about.get("interaction_id").textValue()));
    }

    @Test
    void usersRateByModel() {
        Map<String, JsonNode> ratings = new HashMap<>();
        log.all("feedback.given").stream()
                .filter(feedback -> is(feedback, "kind", "csat"))
                .forEach(rating -> ratings.put(rating.get("interaction_id").textValue(), rating));
        assertNear(
                log.all("survey.shown"),
                survey -> ratings.containsKey(survey.get("interaction_id").textValue()),
                AnswerRun.RESPONDED);
        for (String model : Population.MODELS) {
            assertNear(
                    ratings.values().stream().filter(rating -> is(rating, "model", model)).toList(),
                    rating -> rating.get("value").asInt() >= 4,
                    AnswerRun.positive(new Place("", "", model, "")));
        }
    }

    @Test
    void conversationsAreHandedOffClosedAndOpenedAgain() {
        Set<String> handedOff = log.byId("handoff.completed", "conversation_id").keySet();
        Set<String> escalated = log.byId("escalation.requested", "conversation_id").keySet();
        Set<String> reopened = log.byId("conversation.reopened", "conversation_id").keySet();
        Map<String, JsonNode> closed = log.byId("conversation.closed", "conversation_id");
        List<JsonNode> opened = log.all("conversation.opened");
        List<JsonNode> alone =
                opened.stream().filter(each -> !handedOff.contains(id(each))).toList();

        assertNear(opened, each -> each.has("eligible"), ConversationRun.INELIGIBLE);
        assertNear(opened, each -> handedOff.contains(id(each)), ConversationRun.HANDED_OFF);
        assertNear(alone, each -> escalated.contains(id(each)), ConversationRun.ESCALATED);
        assertNear(alone, each -> isClosedByUser(closed.get(id(each))), ConversationRun.CONFIRMED);
        assertNear(
                List.copyOf(closed.values()),
                each -> reopened.contains(id(each)),
                ConversationRun.REOPENED);
    }

    private static boolean isClosedByUser(@Nullable JsonNode closed) {
        return closed != null && is(closed, "verified_by", "user");
    }

    private static String id(JsonNode event) {
        return event.get("conversation_id").textValue();
    }

    @Test
    void ticketsAndIncidentsAreResolved() {
        Set<String> resolved = new HashSet<>(log.byId("ticket.resolved", "ticket_id").keySet());
        resolved.addAll(log.byId("incident.resolved", "ticket_id").keySet());

        assertNear(
                log.all("ticket.opened"),
                each -> resolved.contains(each.get("ticket_id").textValue()),
                SupportDesk.RESOLVED);
        assertNear(
                log.all("ticket.opened"),
                each -> is(each, "failure_mode", "incorrect_output"),
                1.0 / 3);
    }

    @Test
    void visitorsComeBackConvertAndAdopt() {
        Map<String, Long> firstDays = new HashMap<>();
        log.all("opportunity.seen")
                .forEach(event -> firstDays.put(user(event), EventLog.time(event) / DAY));
        Set<String> usedAi = users("feature.invoked");
        Map<String, Set<Long>> active = new HashMap<>();
        log.all("user.active")
                .forEach(
                        event ->
                                active.computeIfAbsent(user(event), key -> new HashSet<>())
                                        .add(
                                                EventLog.time(event) / DAY
                                                        - firstDays.getOrDefault(user(event), 0L)));
        List<JsonNode> visitors = log.all("opportunity.seen");
        assertNear(visitors, each -> usedAi.contains(user(each)), Visitor.USES_AI);
        for (boolean ai : List.of(true, false)) {
            List<JsonNode> some =
                    visitors.stream().filter(each -> usedAi.contains(user(each)) == ai).toList();
            for (int i = 0; i < Visitor.DAYS.size(); i++) {
                long day = Visitor.DAYS.get(i);
                List<Double> returns = ai ? Visitor.RETURNS_WITH_AI : Visitor.RETURNS_WITHOUT_AI;
                assertNear(
                        some,
                        each -> active.getOrDefault(user(each), Set.of()).contains(day),
                        returns.get(i));
            }
            Set<String> converted = users("conversion.recorded");
            assertNear(
                    some,
                    each -> converted.contains(user(each)),
                    ai ? Visitor.CONVERTS_WITH_AI : Visitor.CONVERTS_WITHOUT_AI);
        }
        Set<String> disabled = new HashSet<>();
        log.all("eligibility.set").stream()
                .filter(event -> !event.get("eligible").booleanValue())
                .forEach(event -> disabled.add(user(event)));
        assertNear(visitors, each -> disabled.contains(user(each)), Visitor.DISABLED);
    }

    /** Each user once, at the earliest when it starts, and as the events of the user then say. */
    @Test
    void theExperimentHasTwoVariantsOfOneFeature() {
        List<JsonNode> exposures = log.all("experiment.exposed");

        assertThat(exposures).extracting(PlantedRatesTest::user).doesNotHaveDuplicates();
        assertThat(exposures).allMatch(each -> EventLog.time(each) >= START - 7 * DAY);
        assertThat(exposures).allMatch(each -> is(each, "feature", Population.AGENT));
        assertNear(exposures, each -> is(each, "variant", Population.TREATMENT), 0.5);
        assertThat(log.all("task.started"))
                .filteredOn(task -> EventLog.time(task) < START - 7 * DAY)
                .isNotEmpty()
                .allMatch(task -> is(task, "variant", Population.CONTROL));
    }

    private Set<String> users(String type) {
        Set<String> users = new HashSet<>();
        log.all(type).forEach(event -> users.add(user(event)));
        return users;
    }

    private static String user(JsonNode event) {
        return event.get("user_id").textValue();
    }

    private static boolean is(JsonNode event, String field, String value) {
        return event.path(field).asText().equals(value);
    }

    /** Within four standard deviations of a binomial. */
    private static void assertNear(
            List<JsonNode> all, Predicate<JsonNode> counted, double planted) {
        long count = all.stream().filter(counted).count();
        double deviation = Math.sqrt(all.size() * planted * (1 - planted));
        assertThat(all).hasSizeGreaterThan(100);
        assertThat(count - all.size() * planted)
                .as("%d of %d, planted %.4f", count, all.size(), planted)
                .isBetween(-4 * deviation, 4 * deviation);
    }

    private static void assertMean(DoubleStream values, double planted, double tolerance) {
        assertThat(values.average().orElseThrow())
                .isBetween(planted - tolerance, planted + tolerance);
    }
}
