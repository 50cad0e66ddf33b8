package io.qrpay.registry.image;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps images up to so many bytes; what was not asked for for the longest time makes room. */
final class ImageCache {
    private final Map<Key, CodeImage> images = new LinkedHashMap<>(64, 0.75f, true);
    private final ReentrantLock lock = new ReentrantLock();
    private final long room;
    private long taken;

    ImageCache(long room) {
        this.room = room;
    }

    /** An image of a code in one form, as it was at one address. */
    record Key(UUID id, String url, ImageWanted wanted) {}

    Optional<CodeImage> find(Key key) {
        lock.lock();
        try {
            return Optional.ofNullable(images.get(key));
        } finally {
            lock.unlock();
        }
    }

    void keep(Key key, CodeImage image) {
        lock.lock();
        try {
            var before = images.put(key, image);
            taken += image.bytes().length - (before == null ? 0 : before.bytes().length);
            makeRoom();
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom() {
        var oldest = images.values().iterator();
        while (taken > room && oldest.hasNext()) {
            taken -= oldest.next().bytes().length;
            oldest.remove();
        }
    }
}
