package io.scimwright.core.json;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * Collects bytes that mostly come in one piece, since the JSON generator has a buffer of its own: the first piece is copied
 * once, into an array of just its length.
 */
final class ByteCollector extends OutputStream {

    private byte[] bytes = new byte[0];
    private int size;

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        if (size == 0) {
            bytes = Arrays.copyOfRange(from, offset, offset + length);
        } else {
            if (length > bytes.length - size) {
                bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * size));
            }
            System.arraycopy(from, offset, bytes, size, length);
        }
        size += length;
    }

    /** What was written; to be called once, at the end. */
    byte[] take() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
