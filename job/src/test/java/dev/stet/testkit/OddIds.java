package dev.stet.testkit;

import dev.stet.bytes.Utf8;
import dev.stet.ingest.json.Wtf8;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Ids that producers can write and texts cannot all hold; no two are the same. */
public final class OddIds {

    /** As characters: half of a surrogate pair is one. */
    public static final List<String> ALL =
            List.of(
                    "odd",
                    "odd\0",
                    "odd\0\0",
                    "odd\\u0000",
                    "odd\uD83D",
                    "odd\uD83E",
                    "odd\uDE00",
                    "odd\uD83D\uDE00",
                    "odd\uFFFD",
                    "odd\uFFFE",
                    "odd\uFFFF",
                    "odd ",
                    "odd\n",
                    "odd\n\\.\nodd",
                    "\\.",
                    "=odd",
                    "'odd",
                    "\"odd\",",
                    "odd\u202E",
                    "\u05E9\u05DC\u05D5\u05DD",
                    "\u200F\u05E9\u05DC\u05D5\u05DD",
                    "e\u0301",
                    "\u00E9",
                    "\0".repeat(128),
                    "\uD83D\uDE00".repeat(128),
                    "\uD83D\uDE00".repeat(127) + "\uD83D\uDE01");

    /** Under which each of them is the id of a suggestion. */
    public static final String TENANT = "of odd ids";

    private OddIds() {}

    /** As sinks write them. */
    public static List<String> texts() {
        return ALL.stream().map(id -> new Utf8(Wtf8.encode(id)).toText()).toList();
    }

    /** Lines of events: each of them as the id of a suggestion, and as a tenant of its own. */
    public static List<String> suggestions(Instant at) {
        List<String> lines = new ArrayList<>();
        for (String odd : ALL) {
            String id = json(odd);
            for (String tenant : List.of(json(TENANT), id)) {
                lines.add(
                        """
                        {"event_id":%1$s,"event_type":"suggestion.shown","event_time":"%2$s",\
                        "user_id":"u","suggestion_id":%1$s,"tenant_id":%3$s}\
                        """
                                .formatted(id, at, tenant));
            }
        }
        return lines;
    }

    /** A text of JSON that an id is written as: in ASCII, with escapes. */
    public static String json(String id) {
        StringBuilder json = new StringBuilder("\"");
        id.chars().forEach(each -> json.append("\\u%04x".formatted(each)));
        return json.append('"').toString();
    }
}
