package dev.stet.contract;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The dimensions by which a family of KPI rows is split; none for {@code all}.
 *
 * @param dimensions in the order in which names and values are joined by {@code |}
 */
public record SegmentSet(List<Dimension> dimensions) implements Serializable {

    public static final String ALL = "all";
    public static final String OTHER = "(other)";

    public SegmentSet {
        dimensions = List.copyOf(dimensions);
    }

    /** The {@code segment_by} of a row: {@code all}, or {@code feature|model}. */
    public String name() {
        return dimensions.isEmpty()
                ? ALL
                : dimensions.stream().map(Dimension::column).collect(Collectors.joining("|"));
    }

    /** The {@code segment} of a row. A {@code |} within a value becomes {@code /}. */
    public String segment(Dimensions values) {
        if (dimensions.isEmpty()) {
            return ALL;
        }
        if (dimensions.size() == 1) {
            return values.get(dimensions.get(0)).replace('|', '/');
        }
        StringBuilder segment = new StringBuilder();
        for (Dimension dimension : dimensions) {
            if (!segment.isEmpty()) {
                segment.append('|');
            }
            segment.append(values.get(dimension).replace('|', '/'));
        }
        return segment.toString();
    }

    /** Whether both fall into the same segment. */
    public boolean same(Dimensions left, Dimensions right) {
        if (left == right) {
            return true;
        }
        for (int i = 0; i < dimensions.size(); i++) {
            String a = left.get(dimensions.get(i));
            String b = right.get(dimensions.get(i));
            if (!a.equals(b)
                    && (a.length() != b.length()
                            || !a.replace('|', '/').equals(b.replace('|', '/')))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads {@code all}, {@code feature} or {@code feature|model}.
     *
     * @throws IllegalArgumentException naming what was given and what is known
     */
    public static SegmentSet of(String name) {
        if (name.equals(ALL)) {
            return new SegmentSet(List.of());
        }
        List<Dimension> dimensions = new ArrayList<>();
        for (String column : name.split("\\|", -1)) {
            Dimension dimension =
                    Arrays.stream(Dimension.values())
                            .filter(d -> d != Dimension.SOURCE && d.column().equals(column))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "'%s' in the segment set '%s' is no dimension; choose 'all', or join by '|' among %s"
                                                            .formatted(column, name, known())));
            if (dimensions.contains(dimension)) {
                throw new IllegalArgumentException(
                        "'%s' stands twice in the segment set '%s'".formatted(column, name));
            }
            dimensions.add(dimension);
        }
        return new SegmentSet(dimensions);
    }

    private static String known() {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension != Dimension.SOURCE)
                .map(Dimension::column)
                .collect(Collectors.joining(", "));
    }
}
