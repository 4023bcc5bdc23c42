package dev.stet.local.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    @TempDir Path folder;

    @Test
    void nothingIsSeenBeforeItIsPublished() throws IOException {
        Path out = folder.resolve("a/b");
        try (Workspace workspace = Workspace.open(out)) {
            Files.writeString(workspace.begin("x.csv"), "x");
            Files.writeString(workspace.begin("outcomes/y.csv"), "y");
            workspace.finish("x.csv");
            workspace.finish("outcomes/y.csv");
            assertThat(out.resolve("x.csv")).doesNotExist();

            workspace.publish();
        }
        assertThat(out.resolve("x.csv")).hasContent("x");
        assertThat(out.resolve("outcomes/y.csv")).hasContent("y");
        assertThat(out.resolve(Workspace.HIDDEN)).doesNotExist();
    }

    @Test
    void closingWithoutPublishingLeavesTheFolderAsItWas() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "old");
        Files.writeString(folder.resolve("mine.txt"), "mine");
        try (Workspace workspace = Workspace.open(folder)) {
            Files.writeString(workspace.begin("x.csv"), "new");
            workspace.finish("x.csv");
            Files.writeString(workspace.scratch().resolve("left"), "");
        }
        assertThat(folder.resolve("x.csv")).hasContent("old");
        assertThat(folder.resolve("mine.txt")).hasContent("mine");
        assertThat(folder.resolve(Workspace.HIDDEN)).doesNotExist();
    }

    @Test
    void publishingReplacesWhatAnEarlierRunWrote() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "old");
        try (Workspace workspace = Workspace.open(folder)) {
            Files.writeString(workspace.begin("x.csv"), "new");
            workspace.finish("x.csv");
            workspace.publish();
        }
        assertThat(folder.resolve("x.csv")).hasContent("new");
    }

    @Test
    void publishingRemovesWhatThisRunHasNothingFor() throws IOException {
        Path earlier = Files.writeString(folder.resolve("x.csv"), "old");
        try (Workspace workspace = Workspace.open(folder)) {
            workspace.remove("x.csv");
            workspace.remove("outcomes/never.csv");
            assertThat(earlier).exists();
            workspace.publish();
        }
        assertThat(earlier).doesNotExist();
    }

    @Test
    void nothingIsPublishedAfterClosing() throws IOException {
        Workspace workspace = Workspace.open(folder);
        Files.writeString(workspace.begin("x.csv"), "new");
        workspace.finish("x.csv");
        workspace.close();

        assertThatThrownBy(workspace::publish).isInstanceOf(IOException.class);
        assertThat(folder.resolve("x.csv")).doesNotExist();
    }

    @Test
    void clearsWhatAKilledRunLeft() throws IOException {
        Path left = folder.resolve(Workspace.HIDDEN).resolve("runs/t-0-0-000000.run");
        Files.createDirectories(left.resolveSibling("."));
        Files.writeString(left, "old");
        try (Workspace workspace = Workspace.open(folder)) {
            assertThat(workspace.runs("t")).isEmpty();
        }
    }

    @Test
    void twoRunsDoNotShareAFolder() throws IOException {
        try (Workspace first = Workspace.open(folder)) {
            assertThatThrownBy(() -> Workspace.open(folder))
                    .hasMessage("another replay is writing into %s", folder);
            assertThat(first.runs()).exists();
        }
        Workspace.open(folder).close();
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Workspace.open(file))
                .hasMessage("%s is a file, not a folder", file);
    }
}
