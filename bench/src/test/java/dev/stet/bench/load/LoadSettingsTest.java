package dev.stet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LoadSettingsTest {

    @Test
    void namesTheOptionThatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadSettings.DEFAULT.with(load -> load.events = 0))
                .withMessage("--events must lie between 1 and 1099511627776, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadSettings.DEFAULT.with(load -> load.rate = Double.NaN))
                .withMessageStartingWith("--rate must lie between");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mix(0.5, 1.5, 2, 0, 0, 0, 0, 0))
                .withMessage("--acceptance must lie between 0 and 1, was 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new LoadSettings(
                                        1, 10, 1, 0, 1, 0, 0, 60, 30_001, 0, 0, 0, Mix.DEFAULT))
                .withMessage("--disorder must lie between 0 and 30000, was 30001");
    }

    @Test
    void liveSuggestionsSetTheLifetime() {
        LoadSettings settings =
                LoadSettings.DEFAULT.with(load -> load.rate = 1_000).withLiveSuggestions(100_000);
        assertThat(settings.lifetimeSeconds()).isBetween(350, 420);
    }
}
