package dev.stet.ingest.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors;
import com.google.protobuf.DynamicMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Events as their producers write them, by the published schemas and the libraries of Avro and
 * Protobuf.
 */
public final class Encoded {

    public static final String AVRO_SCHEMA = resource("avro/stet-event.avsc");
    public static final String PROTOBUF_SCHEMA = resource("proto/stet/v1/event.proto");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema AVRO = new Schema.Parser().parse(AVRO_SCHEMA);
    private static final Descriptors.Descriptor PROTOBUF = descriptor();

    private Encoded() {}

    private static String resource(String name) {
        try (InputStream in = Encoded.class.getClassLoader().getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Descriptors.Descriptor descriptor() {
        DescriptorProto.Builder message = DescriptorProto.newBuilder().setName("Event");
        Matcher line = Pattern.compile("optional (\\w+) (\\w+) = (\\d+);").matcher(PROTOBUF_SCHEMA);
        while (line.find()) {
            String type = "TYPE_" + Objects.requireNonNull(line.group(1)).toUpperCase(Locale.ROOT);
            message.addField(
                    FieldDescriptorProto.newBuilder()
                            .setName(line.group(2))
                            .setNumber(Integer.parseInt(Objects.requireNonNull(line.group(3))))
                            .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                            .setType(FieldDescriptorProto.Type.valueOf(type)));
        }
        try {
            // In proto2 every optional field has presence, as proto3's optional ones do.
            return Descriptors.FileDescriptor.buildFrom(
                            FileDescriptorProto.newBuilder()
                                    .setName("event.proto")
                                    .setPackage("stet.v1")
                                    .addMessageType(message)
                                    .build(),
                            new Descriptors.FileDescriptor[0])
                    .findMessageTypeByName("Event");
        } catch (Descriptors.DescriptorValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The event in Avro, in a frame with this id. */
    public static byte[] avro(int id, String json) throws IOException {
        JsonNode event = JSON.readTree(json);
        GenericData.Record record = new GenericData.Record(AVRO);
        for (Schema.Field field : AVRO.getFields()) {
            JsonNode value = event.get(field.name());
            if (value != null && !value.isNull()) {
                record.put(field.name(), value(field.name(), value, plain(field.schema())));
            }
        }
        return framed(id, avro(AVRO, record));
    }

    /** Without a frame. */
    static byte[] avro(Schema schema, Object record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<>(schema).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static String plain(Schema type) {
        Schema one = type.isUnion() ? type.getTypes().get(1) : type;
        return one.getType().getName();
    }

    /** The event in Protobuf, in a frame with this id. */
    public static byte[] protobuf(int id, String json) throws IOException {
        JsonNode event = JSON.readTree(json);
        DynamicMessage.Builder message = DynamicMessage.newBuilder(PROTOBUF);
        for (Descriptors.FieldDescriptor field : PROTOBUF.getFields()) {
            JsonNode value = event.get(field.getName());
            if (value != null && !value.isNull()) {
                String type = field.getJavaType().name().toLowerCase(Locale.ROOT);
                message.setField(field, value(field.getName(), value, type));
            }
        }
        byte[] bytes = message.build().toByteArray();
        return framed(id, ByteBuffer.allocate(bytes.length + 1).put((byte) 0).put(bytes).array());
    }

    private static Object value(String name, JsonNode value, String type) {
        if (name.equals("event_time") && value.isTextual()) {
            return OffsetDateTime.parse(value.textValue()).toInstant().toEpochMilli();
        }
        return switch (type) {
            case "string" -> value.asText();
            case "boolean" -> value.booleanValue();
            case "long" -> value.longValue();
            case "double" -> value.doubleValue();
            default -> throw new IllegalArgumentException(name + " is of type " + type);
        };
    }

    static byte[] framed(int id, byte[] body) {
        return ByteBuffer.allocate(body.length + 5).put((byte) 0).putInt(id).put(body).array();
    }
}
