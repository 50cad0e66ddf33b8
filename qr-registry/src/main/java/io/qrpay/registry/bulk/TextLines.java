package io.qrpay.registry.bulk;

import io.qrpay.problem.FieldError;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a body into lines of at most 8 kB, of which it holds one at a time. They must be UTF-8; where they are not, the
 * line and the byte are named.
 */
final class TextLines {
    private static final int LONGEST = 8 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final ImportBody body;
    private final boolean quoting;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final byte[] buffer = new byte[64 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private int position;
    private int filled;
    private long offset;
    private int number = 1;

    /** @param quoting whether a line goes on after a line break between quotes, as in CSV */
    TextLines(ImportBody body, boolean quoting) {
        this.body = body;
        this.quoting = quoting;
    }

    /** The next line that is not blank; null at the end. */
    @Nullable TextLine next() {
        TextLine next;
        do {
            next = cut();
        } while (next != null && next.text().isBlank());
        return next;
    }

    private @Nullable TextLine cut() {
        var first = number;
        var begin = offset;
        var quoted = false;
        line.reset();
        for (var next = nextByte(); next >= 0; next = nextByte()) {
            if (next == '\n') {
                number++;
            }
            if (next == '\n' && !quoted) {
                return new TextLine(first, text(first, begin));
            }
            quoted ^= quoting && next == '"';
            add(next, first);
        }
        return line.size() == 0 ? null : new TextLine(first, text(first, begin));
    }

    private void add(int next, int first) {
        if (line.size() == LONGEST) {
            throw wrong(first, "is longer than 8 kB" + (quoting ? ": is a quote opened there and not closed?" : ""));
        }
        line.write(next);
    }

    private int nextByte() {
        if (position == filled) {
            position = 0;
            filled = body.read(buffer);
        }
        if (filled <= 0) {
            filled = 0;
            return -1;
        }
        offset++;
        return buffer[position++] & 0xFF;
    }

    private String text(int first, long begin) {
        var bytes = ByteBuffer.wrap(line.toByteArray());
        var skipped = begin == 0 && hasByteOrderMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        bytes.position(skipped);
        var chars = CharBuffer.allocate(bytes.remaining());
        if (utf8.reset().decode(bytes, chars, true).isError()) {
            throw wrong(first, "is not UTF-8 at byte " + (begin + bytes.position() + 1) + " of the file");
        }
        return checked(first, withoutReturn(chars.flip().toString()));
    }

    private static boolean hasByteOrderMark(ByteBuffer bytes) {
        return bytes.remaining() >= BYTE_ORDER_MARK.length
                && bytes.slice(0, BYTE_ORDER_MARK.length).equals(ByteBuffer.wrap(BYTE_ORDER_MARK));
    }

    private static String withoutReturn(String text) {
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static String checked(int first, String text) {
        if (text.chars().anyMatch(TextLines::isControl)) {
            throw wrong(first, "holds a control character");
        }
        return text;
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) && c != '\t' && c != '\r' && c != '\n';
    }

    private static ProblemFound wrong(int line, String reason) {
        var error = new FieldError("line " + line, reason);
        return new ProblemFound(Problem.of(BulkProblem.INVALID_IMPORT).errors(List.of(error)));
    }
}
