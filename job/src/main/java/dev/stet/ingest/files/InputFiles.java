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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;

/** Turns what a user asks to replay into the files to read. */
public final class InputFiles {

    /** Why a file of a folder or a glob is passed over. */
    private static final String OTHER_NAME = "not .jsonl or .jsonl.gz";

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

    /** Whether a file of this name can be read: {@code .jsonl} or {@code .jsonl.gz}. */
    static boolean isReadableName(Path file) {
        String name = file.toString();
        return name.endsWith(".jsonl") || isCompressed(name);
    }

    static boolean isCompressed(String file) {
        return file.endsWith(".jsonl.gz");
    }

    /**
     * Expands files, folders (with all below them) and globs ({@code *}, {@code **}, {@code ?},
     * {@code [..]}, {@code {a,b}}). Of a folder or a glob, only {@code .jsonl} and {@code
     * .jsonl.gz} count.
     *
     * @return in the order of their names, spelled as given; a file that was named twice, once
     * @throws InputException naming the path that is missing, unreadable, empty of files, or of an
     *     unknown kind
     */
    public static List<Path> expand(List<String> patterns) {
        return find(patterns).files();
    }

    /** As {@link #expand}; names what is passed over, too. */
    public static Found find(List<String> patterns) {
        if (patterns.isEmpty()) {
            throw new InputException("no input: name a file, a folder or a glob");
        }
        Map<String, Path> byName = new TreeMap<>();
        Map<String, PassedOver> passedOver = new TreeMap<>();
        for (String pattern : patterns) {
            for (Path file : expand(pattern)) {
                if (isReadableName(file)) {
                    byName.putIfAbsent(file.toString(), file);
                } else {
                    passedOver.putIfAbsent(file.toString(), new PassedOver(file, OTHER_NAME));
                }
            }
        }
        return new Found(withoutTwins(byName.values()), List.copyOf(passedOver.values()));
    }

    /** Files of the path or the glob; of a folder also those of another kind. */
    private static List<Path> expand(String pattern) {
        if (pattern.isBlank()) {
            throw new InputException("an empty path: name a file, a folder or a glob");
        }
        Path path;
        try {
            path = Path.of(pattern);
        } catch (InvalidPathException e) {
            throw new InputException("%s: not a path".formatted(pattern), e);
        }
        if (Files.isDirectory(path)) {
            return some(below(path), "%s: no .jsonl or .jsonl.gz file in this folder", pattern);
        }
        if (Files.exists(path)) {
            return List.of(checked(path));
        }
        if (pattern.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0)) {
            return matching(pattern);
        }
        throw new InputException("%s: no such file or folder".formatted(pattern));
    }

    private static Path checked(Path file) {
        if (!isReadableName(file)) {
            throw new InputException(
                    "%s: unknown kind of file, expected .jsonl or .jsonl.gz".formatted(file));
        }
        if (!Files.isRegularFile(file)) {
            throw new InputException("%s: not a regular file".formatted(file));
        }
        if (!Files.isReadable(file)) {
            throw new InputException("%s: not readable".formatted(file));
        }
        return file;
    }

    private static List<Path> below(Path folder) {
        return walk(folder, Integer.MAX_VALUE).stream()
                .filter(Files::isRegularFile)
                .map(path -> isReadableName(path) ? checked(path) : path)
                .toList();
    }

    /**
     * @throws InputException where none of the files can be read; names one that is there
     */
    private static List<Path> some(List<Path> found, String complaint, String pattern) {
        if (found.stream().noneMatch(InputFiles::isReadableName)) {
            throw new InputException(
                    complaint.formatted(pattern)
                            + found.stream()
                                    .findFirst()
                                    .map(file -> ", only files such as " + file.getFileName())
                                    .orElse(""));
        }
        return found;
    }

    private static List<Path> matching(String pattern) {
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
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(base)) {
            for (Path path : walk(base, depth)) {
                if (!matcher.matches(path)) {
                    continue;
                }
                if (Files.isDirectory(path)) {
                    found.addAll(below(path));
                } else {
                    found.add(isReadableName(path) ? checked(path) : path);
                }
            }
        }
        return some(found, "%s: matches no .jsonl or .jsonl.gz file", pattern);
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
