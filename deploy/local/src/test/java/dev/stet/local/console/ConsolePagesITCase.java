package dev.stet.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page in a headless Chromium; skipped where none is installed. Screenshots are kept in
 * {@code target/console}.
 */
final class ConsolePagesITCase {

    private static final Path SHOTS = Path.of("target/console");
    private static final String ALERTS =
            "SELECT alert_id, status, segment, words, coalesce(owner, 'nobody') AS whose, value,"
                    + " low, high, counter_value AS counter, mix_change AS mix, within_change AS"
                    + " within FROM kpi_alert";

    @RegisterExtension static final ShownPages PAGES = new ShownPages();

    private static Chromium chromium() {
        return PAGES.chromium();
    }

    private static void open(String page) throws Exception {
        PAGES.open(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "alerts", "metric", "funnel", "reviews", "input"})
    void opensWithoutAComplaint(String page) throws Exception {
        for (String scheme : List.of("light", "dark")) {
            chromium().show(1280, 900, scheme);
            check(page, page + "-" + scheme);
        }
        chromium().show(390, 844, "light");
        check(page, page + "-phone");
        assertThat(chromium().evaluate("document.documentElement.scrollWidth").asInt())
                .as("the page is no wider than a phone")
                .isLessThanOrEqualTo(390);
    }

    private static void check(String page, String name) throws Exception {
        PAGES.openWhole(page);
        chromium().screenshot(SHOTS.resolve(name + ".png"));
        assertThat(chromium().complaints()).as(name).isEmpty();
        assertThat(chromium().requests())
                .as("requests of %s", name)
                .isNotEmpty()
                .allSatisfy(url -> assertThat(url).startsWith(PAGES.address()));
        assertThat(chromium().evaluate("document.querySelectorAll('.empty').length").asInt())
                .as("nothing but reviews is empty on %s", name)
                .isLessThanOrEqualTo(page.equals("reviews") ? 1 : 0);
        assertThat(PAGES.accessibility()).as(name).isEmpty();
    }

    /** What no screenshot of the six pages has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "metric?metric=acceptance_rate&by=feature&a=inline&b=chat",
                "funnel?by=feature&segment=chat",
                "reviews?review=weekly_review",
                "reviews?review=monthly_review",
                "reviews?review=objective",
                "reviews?review=worst_segments",
                "reviews?review=feature_health",
                "reviews?review=baseline"
            })
    void otherStatesOfPagesAreAccessible(String page) throws Exception {
        chromium().show(1280, 900, "light");
        open(page);
        chromium().await("!document.querySelector('main').innerText.includes('Reading')");
        assertThat(PAGES.accessibility()).as(page).isEmpty();
        assertThat(chromium().complaints()).as(page).isEmpty();
    }

    /** One section with all that it can unfold; all of them would be the same, and take long. */
    @Test
    void aPhoneShowsOpenFoldsAccessibly() throws Exception {
        chromium().show(390, 844, "dark");
        PAGES.openWhole("overview");
        chromium()
                .evaluate(
                        "document.querySelectorAll('.fold ~ .fold').forEach(fold => fold.remove()),"
                                + " document.querySelector('.fold button').click(),"
                                + " document.querySelectorAll('details').forEach(fold => fold.open"
                                + " = true)");
        assertThat(
                        chromium()
                                .evaluate("document.querySelectorAll('.fold .more .card').length")
                                .asInt())
                .isPositive();
        assertThat(PAGES.accessibility()).isEmpty();
        assertThat(chromium().evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(390);
    }

    @Test
    void paperHasNoControls() throws Exception {
        chromium().show(1280, 900, "light");
        open("reviews");
        String shown =
                "[...document.querySelectorAll('.top nav, form.scope, .controls, button, .skip')]"
                        + ".filter(each => getComputedStyle(each).display !== 'none').length";
        assertThat(chromium().evaluate(shown).asInt()).isPositive();
        chromium().send("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            assertThat(chromium().evaluate(shown).asInt()).isZero();
            assertThat(
                            chromium()
                                    .evaluate("document.querySelector('main h2').offsetHeight")
                                    .asInt())
                    .isPositive();
        } finally {
            chromium().send("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    /** The value on a card is that of the row of the window that the card names. */
    @Test
    void showsTheValueOfTheRow() throws Exception {
        chromium().show(1280, 900, "light");
        open("overview");
        JsonNode cards =
                chromium()
                        .evaluate(
                                "[...document.querySelectorAll('.card > .figure[data-metric]')]"
                                        + ".map(card => ({...card.dataset, text:"
                                        + " card.querySelector('strong').textContent}))");
        assertThat(cards).isNotEmpty();
        int shares = 0;
        try (Connection connection = PAGES.rows().connect();
                Statement statement = connection.createStatement()) {
            for (JsonNode card : cards) {
                String sql =
                        ("SELECT k.value, m.unit FROM kpi k JOIN metric m USING (metric_id) WHERE"
                                        + " metric_id = '%s' AND segment_by = 'all'"
                                        + " AND grain = '1h' AND window_start ="
                                        + " to_timestamp(%s / 1000.0)")
                                .formatted(card.get("metric").asText(), card.get("start").asText());
                try (ResultSet row = statement.executeQuery(sql)) {
                    assertThat(row.next()).as(sql).isTrue();
                    assertThat(card.get("value").asDouble()).isEqualTo(row.getDouble(1));
                    if (row.getString(2).equals("share")) {
                        assertThat(card.get("text").asText())
                                .isEqualTo(
                                        String.format(
                                                Locale.ROOT, "%.1f %%", 100 * row.getDouble(1)));
                        shares++;
                    }
                }
            }
        }
        assertThat(shares).isPositive();
    }

    /** Each line of the page of alerts, as its row is. */
    @Test
    void showsTheAlertsOfTheTable() throws Exception {
        chromium().show(1280, 900, "light");
        open("alerts");
        JsonNode lines =
                chromium()
                        .evaluate(
                                "[...document.querySelectorAll('main tbody tr')].map(line => ({"
                                        + " group: line.closest('section').dataset.group,"
                                        + " text: line.innerText,"
                                        + " owner: line.lastElementChild.textContent,"
                                        + " ...Object.assign({}, ...[...line.querySelectorAll("
                                        + "'div')].map(each => each.dataset))}))");
        int compared = 0;
        try (Connection connection = PAGES.rows().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ALERTS)) {
            while (row.next()) {
                JsonNode line = line(lines, row.getString("alert_id"));
                assertThat(line.get("group").asText()).isEqualTo(row.getString("status"));
                assertThat(line.get("text").asText())
                        .contains(row.getString("segment"), row.getString("words"));
                assertThat(line.get("owner").asText()).isEqualTo(row.getString("whose"));
                for (String name : List.of("value", "low", "high", "counter", "mix", "within")) {
                    assertThat(line.has(name) ? line.get(name).asDouble() : null)
                            .as("%s of %s", name, row.getString("alert_id"))
                            .isEqualTo(Numbers.of(row, name));
                }
                compared++;
            }
        }
        assertThat(compared).isEqualTo(lines.size()).isEqualTo(6);
        JsonNode first = line(lines, "a1");
        assertThat(first.get("text").asText())
                .contains("◉", "open", "■", "critical", "41.2 %", "31.2 to 52.3 %", "80.0 %");
        assertThat(line(lines, "a2").get("text").asText())
                .contains("mix −3.1 pp", "within −4.1 pp");
        assertThat(line(lines, "a3").get("text").asText()).contains("provisional", "4,321");
        assertThat(line(lines, "a6").get("text").asText()).contains("✕", "withdrawn");
        assertThat(chromium().evaluate("document.querySelectorAll('main img').length").asInt())
                .isZero();
    }

    private static JsonNode line(JsonNode lines, String id) {
        return lines.valueStream()
                .filter(line -> line.get("alert").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatComesFromDataIsText() throws Exception {
        chromium().show(1280, 900, "light");
        open("metric?by=feature&metric=acceptance_rate&a=inline&b=chat");
        chromium().await("document.body.innerText.includes('onerror')");
        assertThat(chromium().evaluate("document.querySelectorAll('main img').length").asInt())
                .isZero();
        assertThat(chromium().evaluate("document.title").asText()).doesNotContain("run");
        assertThat(chromium().complaints()).isEmpty();
    }

    /** Missing buckets can be switched on; a table that cannot have any is not told to. */
    @Test
    void saysWhyAnIntervalKnowsNoUsers() throws Exception {
        chromium().show(1280, 900, "light");
        String compared = "&by=feature&a=inline&b=chat&grain=1d&metric=";
        open("metric?" + compared + "acceptance_rate");
        chromium().await("document.querySelector('.basis')");
        assertThat(chromium().evaluate("document.querySelector('.basis').textContent").asText())
                .contains("in every window of both");
        open("metric?" + compared + "repeat_usage_ai_rate");
        chromium().await("document.querySelector('.basis')");
        assertThat(chromium().evaluate("document.querySelector('.basis').textContent").asText())
                .contains("For this metric no row has sums by bucket of users")
                .doesNotContain("in every window of both");
    }

    /** From a row to its cases and through their pages, ids and segments as text. */
    @Test
    void leadsFromARowToItsCases() throws Exception {
        chromium().show(390, 844, "dark");
        open("metric?metric=acceptance_rate&grain=1h&by=feature");
        String hour = "a[aria-label=\"Cases of all, 1 Mar 2026, 00:00 to 01:00\"]";
        chromium().await("document.querySelector('" + hour + "')");
        chromium().evaluate("document.querySelector('" + hour + "').click()");
        String rows = "document.querySelectorAll('main caption + thead + tbody tr').length";
        chromium().await(rows + " === " + OutcomesQuery.MOST_SHOWN);
        assertThat(chromium().evaluate("document.querySelector('main tbody').innerText").asText())
                .contains("s0", "2026-03-01 00:00:02.000", PlantedRows.HOSTILE);
        assertThat(chromium().evaluate("document.querySelectorAll('main img').length").asInt())
                .isZero();
        assertThat(PAGES.accessibility()).isEmpty();
        chromium().screenshot(SHOTS.resolve("cases-phone.png"));
        String next =
                "[...document.querySelectorAll('main button')].find(each => each.textContent ==="
                        + " 'Next page')";
        chromium().evaluate(next + ".click()");
        chromium().await("!document.querySelector('main').innerText.includes('s0\\t')");
        chromium()
                .await(
                        "[...document.querySelectorAll('main button')].some(each =>"
                                + " each.textContent === 'First page')");
        assertThat(chromium().evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(390);

        chromium().show(1280, 900, "light");
        open(
                "metric?metric=acceptance_rate&grain=1h&by=feature&of=%s&cases=1772323200000-1772326800000"
                        .formatted(ServedConsole.encoded(PlantedRows.HOSTILE)));
        chromium().await(rows + " === " + PlantedRows.CASES / 4);
        chromium().screenshot(SHOTS.resolve("cases-light.png"));
        assertThat(PAGES.accessibility()).isEmpty();

        open("metric?metric=task_completion_rate&grain=1h&cases=1772323200000-1772326800000");
        chromium().await("document.querySelector('main .empty')");
        assertThat(chromium().evaluate("document.querySelector('main .empty').innerText").asText())
                .contains("task_outcome", "stet.sinks.postgres.outcomes");
        assertThat(chromium().complaints()).isEmpty();
    }

    @Test
    void worksWithTheKeyboard() throws Exception {
        chromium().show(1280, 900, "light");
        open("overview");
        for (int i = 0; i < 5; i++) {
            for (String type : List.of("keyDown", "keyUp")) {
                chromium()
                        .send(
                                "Input.dispatchKeyEvent",
                                Map.of(
                                        "type",
                                        type,
                                        "key",
                                        "Tab",
                                        "code",
                                        "Tab",
                                        "windowsVirtualKeyCode",
                                        9));
            }
        }
        assertThat(chromium().evaluate("document.activeElement.textContent").asText())
                .isEqualTo("Metric");
        for (String type : List.of("keyDown", "keyUp")) {
            chromium()
                    .send(
                            "Input.dispatchKeyEvent",
                            Map.of(
                                    "type",
                                    type,
                                    "key",
                                    "Enter",
                                    "code",
                                    "Enter",
                                    "text",
                                    "\r",
                                    "windowsVirtualKeyCode",
                                    13));
        }
        chromium().await("document.body.dataset.shown === 'metric'");
        PAGES.awaitDrawn();
        assertThat(chromium().evaluate("document.activeElement.id").asText()).isEqualTo("main");
    }

    /** Seen again after it was hidden, a page is drawn anew; new rows draw it in the same way. */
    @Test
    void staysAsItWasLeftWhereItIsDrawnAnew() throws Exception {
        chromium().show(1280, 900, "light");
        open("overview");
        String sections = "[...document.querySelectorAll('details.fold')]";
        String isRead = "document.querySelectorAll('details.fold p.tally').length >= ";
        chromium().evaluate(sections + ".at(-1).scrollIntoView()");
        chromium().await(isRead + 1);
        chromium().evaluate(sections + "[0].querySelector('summary').click()");
        chromium()
                .evaluate(
                        "document.querySelector('section details.missing summary')?.click(),"
                                + " [...document.querySelectorAll('details.fold[open]"
                                + " button')].at(-1).click(), document.querySelector('.more >"
                                + " .cards').scrollIntoView()");
        String left =
                "JSON.stringify([...document.querySelectorAll('details.fold,"
                        + " section > details.missing')].map(fold => fold.open))";
        String more = "document.querySelectorAll('details.fold .more > .cards').length";
        JsonNode openBefore = chromium().evaluate(left);
        assertThat(chromium().evaluate(more).asInt()).isEqualTo(1);
        JsonNode scrolledBefore = chromium().evaluate("Math.round(scrollY)");
        assertThat(scrolledBefore.asInt()).isPositive();
        assertThat(openBefore.asText()).contains("false", "true");

        chromium().evaluate("document.querySelector('main h1').dataset.old = 'yes'");
        for (boolean hidden : new boolean[] {true, false}) {
            chromium()
                    .evaluate(
                            "Object.defineProperty(document, 'hidden', {value: %s, configurable: true}), document.dispatchEvent(new Event('visibilitychange'))"
                                    .formatted(hidden));
        }
        chromium().await("!document.querySelector('main h1').dataset.old");
        PAGES.awaitDrawn();
        chromium().await(isRead + 1);

        assertThat(chromium().evaluate(left)).isEqualTo(openBefore);
        assertThat(chromium().evaluate("Math.round(scrollY)").asInt())
                .isCloseTo(scrolledBefore.asInt(), Offset.offset(2));
        chromium().await(more + " === 1");
        assertThat(chromium().complaints()).isEmpty();
    }
}
