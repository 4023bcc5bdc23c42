package dev.stet.savepoint;

import java.util.OptionalLong;

/**
 * One state in a savepoint.
 *
 * @param operator its name; empty where the savepoint does not tell it
 * @param state its name, as the operator registers it; in parentheses what has none
 * @param entries values, entries of maps, elements of lists, timers; empty where they can be
 *     counted only by the state backend that wrote them
 * @param bytes of keys and values; of the files where entries cannot be told apart
 */
public record Kept(String uid, String operator, String state, OptionalLong entries, long bytes) {}
