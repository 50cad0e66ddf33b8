package io.qrpay.vipps.qr;

/**
 * A code at which customers check in.
 *
 * @param msn the sales unit
 * @param merchantQrId the merchant's id, which check-ins carry
 * @param locationDescription what the app shows
 * @param imageUrl where its image is for now: the vendor changes it over time
 * @param content what the code holds; it stays
 */
public record CallbackQr(
        String msn, String merchantQrId, String locationDescription, String imageUrl, String content) {}
