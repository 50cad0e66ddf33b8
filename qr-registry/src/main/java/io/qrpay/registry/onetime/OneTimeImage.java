package io.qrpay.registry.onetime;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A code's image as Vipps drew it. */
@Entity
@Table(name = "one_time_image")
class OneTimeImage {
    @Id
    private UUID id;

    private String mediaType;
    private byte[] image;

    /** Hibernate's. */
    @SuppressWarnings("NullAway.Init")
    protected OneTimeImage() {}

    OneTimeImage(UUID id, VendorImage.Drawn drawn) {
        this.id = id;
        this.mediaType = drawn.mediaType();
        this.image = drawn.bytes();
    }

    VendorImage.Drawn drawn() {
        return new VendorImage.Drawn(mediaType, image);
    }
}
