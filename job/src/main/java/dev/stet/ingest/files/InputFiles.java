package dev.stet.ingest.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Turns what a user asks to replay into the files to read. */
public final class InputFiles {

    static final String HIDDEN = "names that begin with . or _";
    static final String OWN_OUTPUT = "the output of a replay";
    static final String MANIFEST = "the manifest of an export";

    /** Every folder that a replay wrote into contains one of these. */
    private static final List<String> OUTPUTS =
            List.of("ingest_kpi.csv", "ingest_kpi.jsonl", "ingest_kpi.parquet");

    private static final String WILDCARDS = "*?[{";

    /**
     * @param files to read, in the order of their names, spelled as given; a file that was named
     *     twice, once
     * @param passedOver the other files of a folder or a glob
     */
    public record Found(List<Path> files, List<PassedOver> passedOver) {

        public Found {
            files = List.copyOf(files);
            passedOver = List.copyOf(passedOver);
        }
    }

    /** A file that is not read, and why. */
    public record PassedOver(Path file, String reason) {}

    private InputFiles() {}

    /**
     * Expands files, folders (with all below them) and globs ({@code *}, {@code **}, {@code ?},
     * {@code [..]}, {@code {a,b}}). A file that is named itself is always taken. Of a folder or a
     * glob, files count that are named as logs of JSON are ({@code .jsonl}, {@code .ndjson}, {@code
     * .json}, {@code .log}, also rotated or compressed), or that begin as such or as Parquet; not
     * those whose names begin with {@code .} or {@code _}, nor what a replay wrote, nor the
     * manifests of an export.
     *
     * @return in the order of their names, spelled as given; a file that was named twice, once
     * @throws InputException naming the path that is missing, unreadable or empty of files
     */
    public static List<Path> expand(List<String> patterns) {
        return find(patterns, InputKind.AUTO).files();
    }

    /**
     * As {@link #expand}; names what is passed over, too.
     *
     * @param input what the files hold: of a folder or a glob, others are passed over
     */
    public static Found find(List<String> patterns, InputKind input) {
        if (patterns.isEmpty()) {
            throw new InputException("no input: name a file, a folder or a glob");
        }
        Map<String, Path> byName = new TreeMap<>();
        Map<String, PassedOver> passedOver = new TreeMap<>();
        for (String pattern : patterns) {
            for (PassedOver file : expand(pattern, input)) {
                if (file.reason().isEmpty()) {
                    byName.putIfAbsent(file.file().toString(), checked(file.file()));
                } else {
                    passedOver.putIfAbsent(file.file().toString(), file);
                }
            }
        }
        passedOver.keySet().removeAll(byName.keySet());
        return new Found(withoutTwins(byName.values()), List.copyOf(passedOver.values()));
    }

    /** Files of the path or the glob; a reason only where one is to be passed over. */
    private static List<PassedOver> expand(String pattern, InputKind input) {
        if (pattern.isBlank()) {
            throw new InputException("an empty path: name a file, a folder or a glob");
        }
        Path path;
        try {
            path = Path.of(pattern);
        } catch (InvalidPathException e) {
            throw new InputException("%s: not a path%s".formatted(pattern, localeHint(pattern)), e);
        }
        if (Files.isDirectory(path)) {
            return some(below(path, input), "%s: no file of events in this folder", pattern);
        }
        if (Files.exists(path)) {
            return List.of(new PassedOver(path, ""));
        }
        if (pattern.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0)) {
            return matching(pattern, input);
        }
        throw new InputException(
                "%s: no such file or folder%s".formatted(pattern, localeHint(pattern)));
    }

    /** Java cannot name such a file where the locale has no such characters. */
    private static String localeHint(String pattern) {
        return pattern.chars().allMatch(c -> c < 128)
                ? ""
                : "; if it is there, the locale cannot spell its name: set LC_ALL=C.UTF-8";
    }

    private static Path checked(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException("%s: not a regular file".formatted(file));
        }
        if (!Files.isReadable(file)) {
            throw new InputException("%s: not readable".formatted(file));
        }
        return file;
    }

    private static List<PassedOver> below(Path folder, InputKind input) {
        return below(folder, folder, Set.of(), input);
    }

    /**
     * @param named by the user, so that files directly in it are read
     * @param more outputs beside those below the folder
     */
    private static List<PassedOver> below(
            Path named, Path folder, Set<Path> more, InputKind input) {
        List<Path> found = walk(folder, Integer.MAX_VALUE);
        Set<Path> outputs = outputs(named, found);
        outputs.addAll(more);
        return found.stream()
                .filter(Files::isRegularFile)
                .map(path -> new PassedOver(path, reason(named, path, outputs, input)))
                .toList();
    }

    /** The folders that a replay wrote into, but for the one that was named. */
    private static Set<Path> outputs(Path named, List<Path> found) {
        return found.stream()
                .filter(path -> OUTPUTS.contains(name(path)))
                .map(path -> path.resolveSibling("."))
                .map(Path::normalize)
                .filter(parent -> !parent.equals(named.normalize()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Why the file is passed over; empty if it is not. */
    private static String reason(Path folder, Path file, Set<Path> outputs, InputKind input) {
        for (Path part : folder.relativize(file)) {
            if (isHidden(part)) {
                return HIDDEN;
            }
        }
        for (Path output : outputs) {
            if (file.normalize().startsWith(output)) {
                return OWN_OUTPUT;
            }
        }
        return isManifest(file) ? MANIFEST : EventFiles.reason(file, input);
    }

    /** PostHog calls it {@code manifest.json}; Langfuse has a folder of them. */
    private static boolean isManifest(Path file) {
        Path parent = file.getParent();
        return name(file).endsWith("manifest.json")
                || parent != null
                        && name(parent).equals("manifests")
                        && name(file).endsWith(".json");
    }

    private static boolean isHidden(Path name) {
        return name.toString().startsWith(".") && name.toString().length() > 2
                || name.toString().startsWith("_");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /**
     * @throws InputException where none of the files can be read; names one that is there
     */
    private static List<PassedOver> some(List<PassedOver> found, String complaint, String pattern) {
        if (found.stream().noneMatch(file -> file.reason().isEmpty())) {
            throw new InputException(
                    complaint.formatted(pattern)
                            + found.stream()
                                    .findFirst()
                                    .map(
                                            file ->
                                                    ", only files such as %s (%s)"
                                                            .formatted(
                                                                    name(file.file()),
                                                                    file.reason()))
                                    .orElse(""));
        }
        return found;
    }

    private static List<PassedOver> matching(String pattern, InputKind input) {
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw new InputException("%s: not a glob".formatted(pattern), e);
        }
        int wildcard = 0;
        while (WILDCARDS.indexOf(pattern.charAt(wildcard)) < 0) {
            wildcard++;
        }
        int slash = pattern.lastIndexOf('/', wildcard);
        Path base = Path.of(slash < 0 ? "" : slash == 0 ? "/" : pattern.substring(0, slash));
        String rest = pattern.substring(slash + 1);
        boolean anyDepth = rest.contains("**") || rest.contains("{");
        int depth =
                anyDepth ? Integer.MAX_VALUE : 1 + (int) rest.chars().filter(c -> c == '/').count();
        List<PassedOver> found = new ArrayList<>();
        if (Files.isDirectory(base)) {
            List<Path> all = walk(base, depth);
            Set<Path> outputs = outputs(base, all);
            for (Path path : all) {
                if (!matcher.matches(path)) {
                    continue;
                }
                if (Files.isDirectory(path)) {
                    found.addAll(below(base, path, outputs, input));
                } else {
                    found.add(new PassedOver(path, reason(base, path, outputs, input)));
                }
            }
        }
        return some(found, "%s: matches no file of events", pattern);
    }

    /** All files below, links followed; a link that leads back up is passed over. */
    private static List<Path> walk(Path folder, int depth) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    depth,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path path, BasicFileAttributes attributes) {
                            found.add(path);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path path, BasicFileAttributes attributes) {
                            found.add(path);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path path, IOException e)
                                throws IOException {
                            if (e instanceof FileSystemLoopException) {
                                return FileVisitResult.CONTINUE;
                            }
                            throw e;
                        }
                    });
        } catch (AccessDeniedException e) {
            throw new InputException("%s: not readable".formatted(e.getFile()), e);
        } catch (IOException e) {
            throw new InputException("%s: cannot be listed (%s)".formatted(folder, e), e);
        }
        return found;
    }

    /** Reading one file under two names would count its events twice. */
    private static List<Path> withoutTwins(Collection<Path> files) {
        Map<Path, Path> byIdentity = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                byIdentity.putIfAbsent(file.toRealPath(), file);
            } catch (IOException e) {
                throw new InputException("%s: not readable".formatted(file), e);
            }
        }
        return List.copyOf(byIdentity.values());
    }
}
