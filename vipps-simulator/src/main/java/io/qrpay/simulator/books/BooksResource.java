package io.qrpay.simulator.books;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/** Opens the books. */
@Path("/simulator/books")
@Produces(MediaType.APPLICATION_JSON)
public class BooksResource {

    private final Books books;

    BooksResource(Books books) {
        this.books = books;
    }

    /**
     * Every payment, then the totals; written while it is read, so that their number does not matter.
     *
     * @param msn the sales unit to show, all when absent
     */
    @GET
    @Blocking
    public StreamingOutput all(@QueryParam("msn") @Nullable String msn) {
        return output -> books.write(output, msn);
    }

    /**
     * The totals alone.
     *
     * @param msn the sales unit to count, all when absent
     */
    @GET
    @Path("totals")
    @NonBlocking
    public Totals.Shown totals(@QueryParam("msn") @Nullable String msn) {
        return books.totals(msn);
    }
}
