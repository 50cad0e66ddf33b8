package io.qrpay.vipps.salesunit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the configuration file strictly: an unknown or repeated member is an error that names it. */
final class SalesUnitsReading {
    private static final ObjectReader FILE = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(SalesUnitsFile.class);

    private SalesUnitsReading() {}

    /**
     * The sales units of a file.
     *
     * @throws InvalidSalesUnits when it has errors
     */
    static Snapshot read(byte[] json) {
        var file = parse(json);
        return new SalesUnitsCheck(file).snapshot();
    }

    private static SalesUnitsFile parse(byte[] json) {
        try {
            SalesUnitsFile file = FILE.readValue(json);
            if (file == null) {
                throw new InvalidSalesUnits(List.of("it is null"));
            }
            return file;
        } catch (IOException e) {
            throw new InvalidSalesUnits(List.of(where(e)));
        }
    }

    /** Never the parser's own words: they may repeat a secret. */
    private static String where(IOException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> path(unknown) + " is unknown";
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() -> path(mapping) + " cannot be read" + position(mapping);
            case JsonProcessingException json -> "it is not the JSON expected" + position(json);
            default -> "it cannot be read";
        };
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String position(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
