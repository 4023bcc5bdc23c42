package dev.stet.ingest.json;

import java.util.Arrays;

/** Finds where the values of fields end, containers too. Fails as {@link JsonTokens} does. */
final class JsonNesting {

    private final JsonTokens tokens;
    private final int deepest;

    /** By depth, whether the open container there is an object. Grows on demand. */
    private boolean[] objects = new boolean[32];

    private byte[] data = {};
    private int end;

    JsonNesting(JsonTokens tokens, int deepest) {
        this.tokens = tokens;
        this.deepest = deepest;
    }

    void reset(byte[] bytes, int to) {
        data = bytes;
        end = to;
    }

    /** One past the value that begins at {@code at}, {@code depth} containers deep. */
    int valueEnd(int at, int depth) {
        if (at < end && (data[at] == '{' || data[at] == '[')) {
            return containerEnd(at, depth);
        }
        return tokens.scalarEnd(at);
    }

    /** Without recursion, so that no depth setting can exhaust the stack. */
    private int containerEnd(int open, int base) {
        int depth = base;
        int at = open;
        do {
            if (at < end && (data[at] == '{' || data[at] == '[')) {
                if (depth >= deepest) {
                    return tokens.failDepth(at);
                }
                boolean object = data[at] == '{';
                push(depth++, object);
                at = tokens.skipSpace(at + 1);
                if (at >= end || data[at] != (object ? '}' : ']')) {
                    at = object ? namePassed(at) : at;
                    if (at < 0) {
                        return at;
                    }
                    continue;
                }
                depth--;
                at++;
            } else {
                at = tokens.scalarEnd(at);
                if (at < 0) {
                    return at;
                }
            }
            while (depth > base) {
                boolean object = objects[depth - 1];
                at = tokens.skipSpace(at);
                if (at < end && data[at] == ',') {
                    at = tokens.skipSpace(at + 1);
                    at = object ? namePassed(at) : at;
                    if (at < 0) {
                        return at;
                    }
                    break;
                }
                if (at >= end || data[at] != (object ? '}' : ']')) {
                    return tokens.fail(
                            at, "a comma or the end of the " + (object ? "object" : "array"));
                }
                depth--;
                at++;
            }
        } while (depth > base);
        return at;
    }

    private void push(int depth, boolean object) {
        if (depth == objects.length) {
            objects = Arrays.copyOf(objects, depth * 2);
        }
        objects[depth] = object;
    }

    /** Past the name at {@code at}, its colon and white space. */
    private int namePassed(int at) {
        int stop = tokens.nameEnd(at);
        return stop < 0 ? stop : tokens.colonPassed(stop + 1);
    }
}
