package io.qrpay.vipps.qr;

/** In which form the vendor is to give a code's image. */
public sealed interface QrImage {

    /** The vendor's own choice, and without a size. */
    record Svg() implements QrImage {}

    /** @param size width and height, 100 to 2000 pixels */
    record Png(int size) implements QrImage {

        /** @throws IllegalArgumentException when the vendor would refuse the size */
        public Png {
            QrRules.check(QrRules.sizeError(size), "size");
        }
    }
}
