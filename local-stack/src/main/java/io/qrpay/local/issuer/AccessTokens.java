package io.qrpay.local.issuer;

import io.qrpay.local.issuer.SignIns.SignIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** Access tokens that every stack on this machine believes, as long as it has the same key. */
public final class AccessTokens {
    /** The issuer's name; a stack finds its keys at an address of its own. */
    public static final String ISSUER = "urn:qrpay:local-issuer";

    /** The name of qrpay in them. */
    public static final String AUDIENCE = "qrpay";

    private static final Duration LIFE = Duration.ofHours(12);

    private final SigningKey key;

    private AccessTokens(SigningKey key) {
        this.key = key;
    }

    /** Those of a checked out project. */
    public static AccessTokens of(Path project) {
        return new AccessTokens(SigningKey.in(project.resolve("target/issuer.jwk")));
    }

    /** One for 12 hours; the store {@code *} is every store. */
    public String token(String role, String... stores) {
        return token(LIFE, List.of(role), List.of(stores));
    }

    /** The same for as long as said; a life that is not positive is over. */
    public String token(Duration life, List<String> roles, List<String> stores) {
        return token(AUDIENCE, life, roles, stores);
    }

    /** The same for somebody else. */
    public String token(String audience, Duration life, List<String> roles, List<String> stores) {
        return key.sign(claims(audience, life, roles, stores));
    }

    /** Tells the service that asked who has signed in. */
    String idToken(SignIn signIn) {
        var account = signIn.account();
        var claims = claims(signIn.wish().clientId(), LIFE, List.of(account.role()), account.stores());
        claims.setStringClaim("name", account.title());
        if (signIn.wish().nonce() != null) {
            claims.setStringClaim("nonce", signIn.wish().nonce());
        }
        return key.sign(claims);
    }

    private static JwtClaims claims(String audience, Duration life, List<String> roles, List<String> stores) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(audience);
        claims.setSubject(String.join("+", roles));
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        var expires = NumericDate.now();
        expires.addSeconds(life.toSeconds());
        claims.setExpirationTime(expires);
        claims.setStringListClaim("groups", roles);
        claims.setStringListClaim("stores", stores);
        return claims;
    }

    /** Tokens for everything that are good for nothing: over, for somebody else, altered, of another's key, and none at all. */
    public List<String> bad() {
        var hour = Duration.ofHours(1);
        var roles = List.of("till", "store-manager", "operator", "auditor");
        var every = List.of("*");
        var good = token(hour, roles, every);
        var altered = token(hour, List.of("auditor"), every).split("\\.", -1);
        altered[1] = good.split("\\.", -1)[1];
        return List.of(
                token(hour.negated(), roles, every),
                token("another", hour, roles, every),
                String.join(".", altered),
                new AccessTokens(SigningKey.ofNobody()).token(hour, roles, every),
                "nonsense");
    }

    String publicKeys() {
        return key.publicKeys();
    }
}
