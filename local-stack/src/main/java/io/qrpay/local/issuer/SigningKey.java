package io.qrpay.local.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The key of an issuer, P-256, kept in a file that only its owner reads: tokens outlive the issuer that knows them. */
final class SigningKey {
    private static final String ID = "local";

    private final PublicJsonWebKey key;

    private SigningKey(PublicJsonWebKey key) {
        this.key = key;
    }

    /** The key in the file; a new one is put there when there is none. */
    static SigningKey in(Path file) {
        try {
            return new SigningKey(
                    PublicJsonWebKey.Factory.newPublicJwk(Files.exists(file) ? Files.readString(file) : made(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(file + " is no key; delete it to get a new one", e);
        }
    }

    /** One that nobody else has, with the id of the others'. */
    static SigningKey ofNobody() {
        try {
            return new SigningKey(generated());
        } catch (JoseException e) {
            throw new IllegalStateException("this Java makes no P-256 keys", e);
        }
    }

    private static EllipticCurveJsonWebKey generated() throws JoseException {
        EllipticCurveJsonWebKey made = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        made.setKeyId(ID);
        return made;
    }

    /** Of two who make one at the same time the first one's is everybody's. */
    private static String made(Path file) throws IOException, JoseException {
        var own = write(file.resolveSibling(
                file.getFileName() + "-" + ProcessHandle.current().pid()));
        try {
            Files.createLink(file, own);
        } catch (FileAlreadyExistsException first) {
            return Files.readString(file);
        } finally {
            Files.delete(own);
        }
        return Files.readString(file);
    }

    private static Path write(Path file) throws IOException, JoseException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(
                file, generated().toJson(OutputControlLevel.INCLUDE_PRIVATE), StandardOpenOption.WRITE);
    }

    /** What verifies its signatures (JWKS). */
    String publicKeys() {
        return new JsonWebKeySet(key).toJson();
    }

    /** The claims as a signed token. */
    String sign(JwtClaims claims) {
        var token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(ID);
        token.setHeader("typ", "JWT");
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a key that does not sign", e);
        }
    }
}
