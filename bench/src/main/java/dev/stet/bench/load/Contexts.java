package dev.stet.bench.load;

import static dev.stet.bench.load.JsonBytes.piece;

import java.util.ArrayList;
import java.util.List;

/** The dimensions that events carry, as pieces of JSON made beforehand. */
final class Contexts {

    /** Twenty places, so that some features are more popular than others. */
    private static final List<String> FEATURES =
            List.of(
                    "code_completion",
                    "code_completion",
                    "code_completion",
                    "code_completion",
                    "code_completion",
                    "code_completion",
                    "code_completion",
                    "code_completion",
                    "chat",
                    "chat",
                    "chat",
                    "chat",
                    "chat",
                    "chat",
                    "summary",
                    "summary",
                    "summary",
                    "translation",
                    "translation",
                    "search");

    private static final List<String> MODELS = List.of("large-2026-01", "small-2026-01", "edge-7b");
    private static final List<String> WORKFLOWS =
            List.of("write_code", "review_code", "answer_ticket", "draft_document");
    private static final List<String> VARIANTS = List.of("control", "treatment");
    private static final List<String> CUSTOMERS = List.of("free", "team", "enterprise");
    private static final List<String> REGIONS =
            List.of("eu-central-1", "us-east-1", "ap-south-1", "sa-east-1");
    private static final List<String> LANGUAGES = List.of("en", "de", "pt", "hi");

    private final Chance chance;
    private final List<byte[]> ofSubjects = new ArrayList<>();
    private final List<byte[]> ofUsers = new ArrayList<>();

    Contexts(Chance chance) {
        this.chance = chance;
        for (String feature : FEATURES) {
            for (String model : MODELS) {
                for (String workflow : WORKFLOWS) {
                    for (String variant : VARIANTS) {
                        ofSubjects.add(ofSubject(feature, model, workflow, variant));
                    }
                }
            }
        }
        for (String customer : CUSTOMERS) {
            for (int place = 0; place < REGIONS.size(); place++) {
                ofUsers.add(
                        piece(
                                ",\"customer_type\":\"%s\",\"language\":\"%s\",\"region\":\"%s\""
                                        .formatted(
                                                customer,
                                                LANGUAGES.get(place),
                                                REGIONS.get(place))));
            }
        }
    }

    private static byte[] ofSubject(String feature, String model, String workflow, String variant) {
        return piece(
                (",\"feature\":\"%s\",\"workflow\":\"%s\",\"model\":\"%s\","
                                + "\"prompt_version\":\"v14\",\"variant\":\"%s\"")
                        .formatted(feature, workflow, model, variant));
    }

    /** From a comma to a quote; the same for all events of a suggestion or question. */
    byte[] ofSubject(long number) {
        return ofSubjects.get(chance.below(ofSubjects.size(), number, LoadDraw.CONTEXT));
    }

    /** The same for all events of a user. */
    byte[] ofUser(int user) {
        return ofUsers.get(chance.below(ofUsers.size(), user, LoadDraw.CONTEXT));
    }
}
