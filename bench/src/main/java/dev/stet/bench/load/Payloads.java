package dev.stet.bench.load;

import static dev.stet.bench.load.JsonBytes.piece;

import java.util.List;

/** What events carry beside ids and context, each piece from its comma on. */
final class Payloads {

    private static final byte[] CHARS = piece(",\"chars\":");
    private static final byte[] LINES = piece(",\"lines\":");
    private static final byte[] LATENCY_MS = piece(",\"latency_ms\":");
    private static final byte[] REASON = piece(",\"reason\":\"not_helpful\"");
    private static final byte[] REMOVED = piece(",\"removed\":true");
    private static final byte[] DISTANCE = piece(",\"distance\":");
    private static final byte[] RETAINED_LINES = piece(",\"retained_lines\":");
    private static final byte[] ZERO = piece("0");
    private static final byte[] ONE = piece("1");
    private static final byte[] TEXT = piece(",\"text\":\"");
    private static final byte[] QUOTE = piece("\"");
    private static final byte[] RESPONSE_ID = piece(",\"response_id\":\"r-");
    private static final byte[] GENERATION = piece("\",\"status\":\"ok\",\"ttft_ms\":");
    private static final byte[] INPUT_TOKENS = piece(",\"input_tokens\":");
    private static final byte[] OUTPUT_TOKENS = piece(",\"output_tokens\":");
    private static final byte[] CONFIDENCE = piece(",\"confidence\":");

    private static final List<byte[]> METHODS =
            pieces(",\"method\":\"full\"", ",\"method\":\"partial\"", ",\"method\":\"insert\"");

    private static final List<byte[]> QUESTIONS =
            pieces(
                    "how do I undo the last change in report ",
                    "why does the build fail at step ",
                    "what changed since release ",
                    "summarise the open points of ticket ");

    /** The same in another case: the same words, other bytes. */
    private static final List<byte[]> QUESTIONS_AGAIN =
            pieces(
                    "How do I UNDO the last change in Report ",
                    "WHY does the build fail at Step ",
                    "What changed since RELEASE ",
                    "Summarise the open POINTS of Ticket ");

    /** Seven of ten tell of a generation. */
    private static final List<byte[]> OTHER_TYPES =
            pieces(
                    "generation.completed",
                    "generation.completed",
                    "generation.completed",
                    "generation.completed",
                    "generation.completed",
                    "generation.completed",
                    "generation.completed",
                    "feedback.given",
                    "source.inspected",
                    "feature.invoked");

    private static final int FEEDBACK = 7;
    private static final int SOURCE = 8;
    private static final byte[] THUMB = piece(",\"kind\":\"thumb\",\"value\":1");
    private static final byte[] SOURCE_ID = piece(",\"source_id\":\"handbook-");

    private final Chance chance;
    private final JsonBytes out;

    Payloads(Chance chance, JsonBytes out) {
        this.chance = chance;
        this.out = out;
    }

    private static List<byte[]> pieces(String... texts) {
        return java.util.Arrays.stream(texts).map(JsonBytes::piece).toList();
    }

    byte[] otherType(long identity) {
        return OTHER_TYPES.get(chance.below(OTHER_TYPES.size(), identity, LoadDraw.PAYLOAD));
    }

    void write(LoadMoment moment) {
        long identity = moment.identity();
        switch (moment.stage()) {
            case SHOWN -> shown(moment.number(), identity);
            case ACCEPTED ->
                    out.add(METHODS.get(chance.below(METHODS.size(), identity, LoadDraw.PAYLOAD)))
                            .add(CHARS)
                            .decimal(chars(moment.number()))
                            .add(LINES)
                            .decimal(1 + chars(moment.number()) / 40);
            case REJECTED, REGENERATED -> out.add(REASON);
            case EDITED -> edited(identity);
            case CLOSED -> {}
            case ASKED -> asked(moment);
            case OTHER -> other(identity);
        }
    }

    private int chars(long number) {
        return 1 + chance.below(400, number, LoadDraw.DETAIL);
    }

    private void shown(long number, long identity) {
        out.add(CHARS)
                .decimal(chars(number))
                .add(LINES)
                .decimal(1 + chars(number) / 40)
                .add(LATENCY_MS)
                .decimal(80 + chance.below(900, identity, LoadDraw.DETAIL));
    }

    private void edited(long identity) {
        double kind = chance.share(identity, LoadDraw.PAYLOAD);
        if (kind < 0.08) {
            out.add(REMOVED);
        } else if (kind < 0.12) {
            out.add(DISTANCE).add(ONE);
        } else if (kind < 0.42) {
            out.add(DISTANCE).add(ZERO);
        } else if (kind < 0.75) {
            out.add(DISTANCE).fraction(1 + chance.below(3_299, identity, LoadDraw.DETAIL));
        } else {
            out.add(DISTANCE).fraction(3_300 + chance.below(6_700, identity, LoadDraw.DETAIL));
        }
        out.add(RETAINED_LINES).decimal(chance.below(11, identity, LoadDraw.DETAIL));
    }

    /** The number makes the text the only one of its kind; a second ask differs in case alone. */
    private void asked(LoadMoment moment) {
        int question = chance.below(QUESTIONS.size(), moment.number(), LoadDraw.PAYLOAD);
        List<byte[]> texts = moment.step() % 2 == 0 ? QUESTIONS : QUESTIONS_AGAIN;
        out.add(TEXT).add(texts.get(question)).decimal(moment.number()).add(QUOTE);
    }

    private void other(long identity) {
        int type = chance.below(OTHER_TYPES.size(), identity, LoadDraw.PAYLOAD);
        if (type < FEEDBACK) {
            out.add(RESPONSE_ID)
                    .hexadecimal(chance.bits(identity, LoadDraw.ID))
                    .add(GENERATION)
                    .decimal(50 + chance.below(400, identity, LoadDraw.DETAIL))
                    .add(LATENCY_MS)
                    .decimal(500 + chance.below(3_000, identity, LoadDraw.DETAIL))
                    .add(INPUT_TOKENS)
                    .decimal(100 + chance.below(3_900, identity, LoadDraw.DETAIL))
                    .add(OUTPUT_TOKENS)
                    .decimal(10 + chance.below(600, identity, LoadDraw.DETAIL))
                    .add(CONFIDENCE)
                    .fraction(chance.below(10_000, identity, LoadDraw.DETAIL));
        } else if (type == FEEDBACK) {
            out.add(THUMB);
        } else if (type == SOURCE) {
            out.add(SOURCE_ID).decimal(chance.below(5_000, identity, LoadDraw.DETAIL)).add(QUOTE);
        }
    }
}
