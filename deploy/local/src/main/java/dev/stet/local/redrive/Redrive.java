package dev.stet.local.redrive;

import dev.stet.config.KafkaAccess;
import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.contract.Refusal;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.RecordDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the records of a dead-letter topic back to the topics that they came from, if they are
 * admitted now. Reads up to the end that the topic has at the start, so that what is refused
 * meanwhile is not read.
 */
final class Redrive {

    private static final int MOST_KNOWN = 1_000_000;

    private static final Duration POLL = Duration.ofMillis(500);

    /** For a reader without data, which Kafka's clients would wait for without an end. */
    private static final Duration WITHOUT_ANSWER = Duration.ofSeconds(60);

    private final RedriveRequest request;
    private final RecordDecoder decoder;
    private final RedriveReport report;

    /** Digests of the records taken last, as the same one is often refused again and again. */
    private final Map<ByteBuffer, Boolean> known =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
                    return size() > MOST_KNOWN;
                }
            };

    private final MessageDigest digest;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Redrive(RedriveRequest request, RecordDecoder decoder, RedriveReport report) {
        this.request = request;
        this.decoder = decoder;
        this.report = report;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * @throws RedriveFailure where the brokers do not answer, or refuse a record
     */
    void run() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(reading())) {
            if (!request.run()) {
                read(consumer, null);
                return;
            }
            try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(writing())) {
                read(consumer, producer);
                producer.flush();
            }
        }
        raise();
    }

    private void read(
            KafkaConsumer<byte[], byte[]> consumer,
            @Nullable KafkaProducer<byte[], byte[]> producer) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(request.from()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long heard = System.nanoTime();
        while (!isAtEnd(consumer, ends)) {
            raise();
            var records = consumer.poll(POLL);
            if (records.isEmpty() && System.nanoTime() - heard > WITHOUT_ANSWER.toNanos()) {
                throw new RedriveFailure(
                        "the brokers have sent nothing of %s for %d s"
                                .formatted(request.from(), WITHOUT_ANSWER.toSeconds()),
                        null);
            }
            for (ConsumerRecord<byte[], byte[]> record : records) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    take(record, producer);
                }
            }
            heard = records.isEmpty() ? heard : System.nanoTime();
        }
    }

    private static boolean isAtEnd(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(
            ConsumerRecord<byte[], byte[]> record,
            @Nullable KafkaProducer<byte[], byte[]> producer) {
        byte[] value = record.value();
        DeadLetter letter = value == null ? null : DeadLetter.of(value, 0, value.length);
        if (letter == null) {
            report.countOther();
            return;
        }
        String topic = request.target(letter);
        if (!request.wants(letter) || letter.record() == null || topic.isEmpty()) {
            report.countLeft(letter, letter.record() == null || topic.isEmpty());
            return;
        }
        byte[] fixed = request.fixes().apply(letter.record());
        digest.update(topic.getBytes(StandardCharsets.UTF_8));
        if (known.put(ByteBuffer.wrap(digest.digest(fixed)), true) != null) {
            report.countRepeated(letter);
            return;
        }
        Admitted admitted = admit(fixed, record.timestamp());
        if (admitted.refusal() != null) {
            report.countRefused(letter, admitted.refusal());
            return;
        }
        report.countTaken(letter, topic, admitted.earliestMillis());
        if (producer != null) {
            producer.send(
                    new ProducerRecord<>(topic, fixed),
                    (sent, e) -> failure.compareAndSet(null, e));
        }
    }

    /**
     * What becomes of a record.
     *
     * @param refusal the first reason against it; null where all that it gives is admitted
     * @param earliestMillis event time, epoch milliseconds; {@link Long#MAX_VALUE} without an event
     */
    private record Admitted(@Nullable Refusal refusal, long earliestMillis) {

        Admitted and(Decoded decoded) {
            if (decoded instanceof Refusal next) {
                return refusal == null ? new Admitted(next, earliestMillis) : this;
            }
            return decoded instanceof ValidEvent event
                    ? new Admitted(
                            refusal, Math.min(earliestMillis, event.header().eventTimeMillis()))
                    : this;
        }
    }

    private Admitted admit(byte[] record, long atMillis) {
        Admitted[] admitted = {new Admitted(null, Long.MAX_VALUE)};
        decoder.decodeAll(
                record,
                Map.of(),
                new Origin(request.from(), 0, 0),
                atMillis,
                request.nowMillis(),
                (decoded, raw) -> admitted[0] = admitted[0].and(decoded));
        return admitted[0];
    }

    private void raise() {
        Exception e = failure.get();
        if (e != null) {
            throw new RedriveFailure(
                    "the brokers refused a record (%s); those before it were sent: repeat the command, an event counts once"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private Properties reading() {
        Properties properties = clients(request.deadLetters());
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName());
        properties.put(
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName());
        return properties;
    }

    private Properties writing() {
        Properties properties = clients(request.events());
        properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.put(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return properties;
    }

    private static Properties clients(KafkaAccess access) {
        Properties properties = access.clientProperties();
        properties.setProperty("bootstrap.servers", access.bootstrapServers());
        return properties;
    }
}
