package dev.stet.ingest.formats;

import dev.stet.ingest.json.JsonTree;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The question that a generation answers: the text of the last message, where a user wrote it. In
 * an agent's loop the last message is a tool's, and there is no question.
 */
record Question(Path messages) implements Source {

    private static final Set<String> RESULTS =
            Set.of("tool_result", "tool_call_response", "function_call_output");

    @Override
    public @Nullable Object of(JsonTree element) {
        JsonTree found = messages.in(element);
        if (found == null) {
            return null;
        }
        JsonTree list = Path.unpacked(found);
        JsonTree inner = list.get("messages");
        List<JsonTree> all = (inner == null ? list : inner).items();
        JsonTree last = all.isEmpty() ? null : all.get(all.size() - 1);
        JsonTree role = last == null ? null : last.get("role");
        if (last == null || role == null || !"user".equals(role.text())) {
            return null;
        }
        JsonTree parts = last.get("parts");
        return text(parts == null ? last.get("content") : parts);
    }

    private static @Nullable String text(@Nullable JsonTree content) {
        if (content == null || content.isUnset()) {
            return null;
        }
        if (content.kind().isString()) {
            return content.text();
        }
        if (content.items().stream().anyMatch(part -> RESULTS.contains(member(part, "type")))) {
            return null;
        }
        String text =
                content.items().stream()
                        .filter(part -> "text".equals(member(part, "type")))
                        .map(part -> member(part, part.get("text") == null ? "content" : "text"))
                        .collect(Collectors.joining("\n"));
        return text.isBlank() ? null : text;
    }

    private static String member(JsonTree part, String name) {
        JsonTree value = part.get(name);
        return value == null ? "" : value.text();
    }
}
